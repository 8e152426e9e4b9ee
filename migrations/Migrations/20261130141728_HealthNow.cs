using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <summary>
    /// Each connection's health at the time of a clock, so that an index has connections in the order of their health. A trigger keeps it
    /// by that clock, whoever writes; HealthQuery sets the clock. An index for the deadlines of one person.
    /// </summary>
    public partial class HealthNow : Migration
    {
        /// <summary>The 30 days before a credential's expiry date, in ticks.</summary>
        private const string Soon = "25920000000000";

        private const string SetHealth = $"""
            "Health" = CASE WHEN "CredentialExpiresAt" <= (SELECT "At" FROM "HealthClock") THEN "HealthExpired"
                WHEN "CredentialExpiresAt" <= (SELECT "At" + {Soon} FROM "HealthClock") THEN "HealthSoon"
                ELSE "HealthLater" END
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Connections_Health",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_Names",
                table: "Connections");

            migrationBuilder.AddColumn<int>(
                name: "Health",
                table: "Connections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "HealthClock",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HealthClock", x => x.Id);
                });

            // The clock may stand at any time: health is right at that time, and whoever reads it sets the clock first.
            migrationBuilder.Sql($"""
                INSERT INTO "HealthClock" ("Id", "At") VALUES (1, unixepoch('now') * 10000000 + 621355968000000000);
                UPDATE "Connections" SET {SetHealth};
                CREATE TRIGGER "Connections_HealthRated" AFTER UPDATE OF
                    "HealthExpired", "HealthSoon", "HealthLater", "CredentialExpiresAt" ON "Connections" BEGIN
                    UPDATE "Connections" SET {SetHealth} WHERE "Id" = new."Id";
                END;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Connections_Health",
                table: "Connections",
                columns: new[] { "Health", "Customer", "ClusterName", "Id", "State", "OwnerId", "Owner" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_HealthDescending",
                table: "Connections",
                columns: new[] { "Health", "Customer", "ClusterName", "Id", "State", "OwnerId", "Owner" },
                descending: new[] { true, false, false, false, false, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_Names",
                table: "Connections",
                columns: new[] { "Customer", "ClusterName", "Id", "State", "OwnerId", "Owner", "NamesText" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_OwnCredentialDeadlines",
                table: "Connections",
                columns: new[] { "HasCredentialDeadline", "Protocol", "OwnerId", "CredentialExpiresAt", "Id", "Owner", "Customer", "IdentityProvider" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER "Connections_HealthRated";""");

            migrationBuilder.DropTable(
                name: "HealthClock");

            migrationBuilder.DropIndex(
                name: "IX_Connections_Health",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_HealthDescending",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_Names",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_OwnCredentialDeadlines",
                table: "Connections");

            // EF Core would rebuild the table, and its triggers would be lost.
            migrationBuilder.Sql("""ALTER TABLE "Connections" DROP COLUMN "Health";""");

            migrationBuilder.CreateIndex(
                name: "IX_Connections_Health",
                table: "Connections",
                columns: new[] { "Customer", "ClusterName", "Id", "State", "HealthLater", "HealthSoon", "HealthExpired", "CredentialExpiresAt", "OwnerId", "Owner" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_Names",
                table: "Connections",
                columns: new[] { "Customer", "ClusterName", "Id", "State", "NamesText" });
        }
    }
}
