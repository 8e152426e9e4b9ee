using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class StaffOwners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Connections_List",
                table: "Connections");

            migrationBuilder.AddColumn<string>(
                name: "OwnerId",
                table: "Connections",
                type: "TEXT",
                maxLength: 556,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Connections_List",
                table: "Connections",
                columns: new[] { "Customer", "ClusterName", "Id", "State", "Protocol", "IdentityProvider", "CredentialExpiresAt", "UpdatedAt", "Name", "StateSince", "Attention", "Owner", "OwnerId", "SearchText" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Connections_List",
                table: "Connections");

            // EF Core would rebuild the table, and the triggers of the search index would be lost.
            migrationBuilder.Sql("ALTER TABLE \"Connections\" DROP COLUMN \"OwnerId\"");

            migrationBuilder.CreateIndex(
                name: "IX_Connections_List",
                table: "Connections",
                columns: new[] { "Customer", "ClusterName", "Id", "State", "Protocol", "IdentityProvider", "CredentialExpiresAt", "UpdatedAt", "Name", "StateSince", "Attention", "Owner", "SearchText" });
        }
    }
}
