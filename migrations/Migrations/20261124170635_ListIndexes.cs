using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class ListIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Connections_ClusterId",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_State",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Clusters_Customer_Name",
                table: "Clusters");

            migrationBuilder.CreateIndex(
                name: "IX_Connections_ClusterId_State",
                table: "Connections",
                columns: new[] { "ClusterId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_List",
                table: "Connections",
                columns: new[] { "State", "ClusterId", "Protocol", "IdentityProvider", "CredentialExpiresAt", "UpdatedAt", "Name", "StateSince", "Attention", "Owner", "Id", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_Customer_Name_Id",
                table: "Clusters",
                columns: new[] { "Customer", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Action_Id",
                table: "AuditEntries",
                columns: new[] { "Action", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Outcome_Id",
                table: "AuditEntries",
                columns: new[] { "Outcome", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Connections_ClusterId_State",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_List",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Clusters_Customer_Name_Id",
                table: "Clusters");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Action_Id",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Outcome_Id",
                table: "AuditEntries");

            migrationBuilder.CreateIndex(
                name: "IX_Connections_ClusterId",
                table: "Connections",
                column: "ClusterId");

            migrationBuilder.CreateIndex(
                name: "IX_Connections_State",
                table: "Connections",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_Customer_Name",
                table: "Clusters",
                columns: new[] { "Customer", "Name" });
        }
    }
}
