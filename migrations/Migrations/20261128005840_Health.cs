using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <summary>
    /// Tells a secret that never expires from one whose expiry nobody told us, and a cluster whose entitlement nobody told us from one
    /// without.
    /// </summary>
    public partial class Health : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "NeverExpires",
                table: "Credentials",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "CredentialNeverExpires",
                table: "Connections",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<bool>(
                name: "IsEntitled",
                table: "Clusters",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(bool),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<bool>(
                name: "CredentialNeverExpires",
                table: "Changes",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NeverExpires",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "CredentialNeverExpires",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "CredentialNeverExpires",
                table: "Changes");

            migrationBuilder.AlterColumn<bool>(
                name: "IsEntitled",
                table: "Clusters",
                type: "INTEGER",
                nullable: false,
                defaultValue: false,
                oldClrType: typeof(bool),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
