using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <summary>
    /// Indexes by which the renewals are counted and read in order, without the connections' long rows.
    /// </summary>
    public partial class DeadlineIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "HasCredentialDeadline",
                table: "Connections",
                type: "INTEGER",
                nullable: false,
                computedColumnSql: "\"State\" <> 7 AND \"Auth0Id\" IS NOT NULL AND (\"Protocol\" <> 1 OR (NOT \"CredentialNeverExpires\" AND coalesce(json_extract(\"Settings\", '$.channel'), '') <> 'front_channel'))",
                stored: false);

            migrationBuilder.CreateIndex(
                name: "IX_WatchedDocuments_ValidUntil",
                table: "WatchedDocuments",
                columns: new[] { "ValidUntil", "ValidUntilSince", "IsOff", "ConnectionId" },
                filter: "\"ValidUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TestLinks_ExpiresAt_ConnectionId_RevokedAt_UsesLeft",
                table: "TestLinks",
                columns: new[] { "ExpiresAt", "ConnectionId", "RevokedAt", "UsesLeft" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_CredentialDeadlines",
                table: "Connections",
                columns: new[] { "HasCredentialDeadline", "Protocol", "CredentialExpiresAt", "Id", "OwnerId", "Owner", "Customer", "IdentityProvider" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_HandOffs",
                table: "Connections",
                columns: new[] { "State", "StateSince", "Id", "OwnerId", "Owner" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_Owners",
                table: "Connections",
                columns: new[] { "Id", "State", "OwnerId", "Owner" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WatchedDocuments_ValidUntil",
                table: "WatchedDocuments");

            migrationBuilder.DropIndex(
                name: "IX_TestLinks_ExpiresAt_ConnectionId_RevokedAt_UsesLeft",
                table: "TestLinks");

            migrationBuilder.DropIndex(
                name: "IX_Connections_CredentialDeadlines",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_HandOffs",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_Owners",
                table: "Connections");

            // EF Core would rebuild the table, and the triggers of the search index would be lost.
            migrationBuilder.Sql("ALTER TABLE \"Connections\" DROP COLUMN \"HasCredentialDeadline\"");
        }
    }
}
