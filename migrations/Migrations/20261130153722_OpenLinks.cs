using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <summary>Indexes of the few test links that are still open, instead of one of all links.</summary>
    public partial class OpenLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TestLinks_ExpiresAt_ConnectionId_RevokedAt_UsesLeft",
                table: "TestLinks");

            migrationBuilder.CreateIndex(
                name: "IX_TestLinks_Open",
                table: "TestLinks",
                columns: new[] { "ExpiresAt", "ConnectionId", "Id" },
                filter: "\"RevokedAt\" IS NULL AND \"UsesLeft\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_TestLinks_OpenOfConnection",
                table: "TestLinks",
                columns: new[] { "ConnectionId", "ExpiresAt", "Id" },
                filter: "\"RevokedAt\" IS NULL AND \"UsesLeft\" > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TestLinks_Open",
                table: "TestLinks");

            migrationBuilder.DropIndex(
                name: "IX_TestLinks_OpenOfConnection",
                table: "TestLinks");

            migrationBuilder.CreateIndex(
                name: "IX_TestLinks_ExpiresAt_ConnectionId_RevokedAt_UsesLeft",
                table: "TestLinks",
                columns: new[] { "ExpiresAt", "ConnectionId", "RevokedAt", "UsesLeft" });
        }
    }
}
