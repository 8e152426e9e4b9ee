using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <summary>
    /// What the figures of a rotation need, and how many are alike. Triggers keep both, whoever writes, in the transaction of what they
    /// depend on: the change, the previous credential, its reminders, and today's customer and identity provider of the connection.
    /// </summary>
    public partial class Rotations : Migration
    {
        private static readonly string[] Triggers =
        [
            "Changes_RotationAdded", "Changes_RotationChanged", "Credentials_RotationAdded", "Credentials_RotationChanged",
            "Credentials_RotationRemoved", "Reminders_RotationAdded", "Connections_RotationChanged",
        ];

        /// <summary>A reminder's connection, by the key that SecretDeadlines and CertificateDeadlines write.</summary>
        private const string Reminded = """upper(substr(new."DeadlineKey", instr(new."DeadlineKey", ':') + 1, 36))""";

        private static string Kept => $"""
            CREATE TRIGGER "Changes_RotationAdded" AFTER INSERT ON "Changes" WHEN new."Kind" IN (3, 4) AND new."State" = 4 BEGIN
                {Add("""c."Id" = new."Id" """)}
            END;
            CREATE TRIGGER "Changes_RotationChanged" AFTER UPDATE OF
                "State", "SettledAt", "PlannedAt", "CustomerMessageAt", "CustomerMessageSource" ON "Changes"
                WHEN new."Kind" IN (3, 4) AND (old."State" = 4 OR new."State" = 4) BEGIN
                DELETE FROM "Rotations" WHERE "ChangeId" = new."Id";
                {Add("""c."Id" = new."Id" """)}
            END;
            CREATE TRIGGER "Credentials_RotationAdded" AFTER INSERT ON "Credentials" WHEN new."ReplacedAt" IS NOT NULL BEGIN
                {Replace("""new."ConnectionId" """)}
            END;
            CREATE TRIGGER "Credentials_RotationChanged" AFTER UPDATE OF "ReplacedAt", "ExpiresAt" ON "Credentials"
                WHEN coalesce(old."ReplacedAt", new."ReplacedAt") IS NOT NULL
                    AND (old."ReplacedAt" IS NOT new."ReplacedAt" OR old."ExpiresAt" IS NOT new."ExpiresAt") BEGIN
                {Replace("""new."ConnectionId" """)}
            END;
            CREATE TRIGGER "Credentials_RotationRemoved" AFTER DELETE ON "Credentials" WHEN old."ReplacedAt" IS NOT NULL BEGIN
                {Replace("""old."ConnectionId" """)}
            END;
            CREATE TRIGGER "Reminders_RotationAdded" AFTER INSERT ON "Reminders"
                WHEN EXISTS (SELECT 1 FROM "Rotations" AS r WHERE r."ConnectionId" = {Reminded} AND r."At" > new."CreatedAt") BEGIN
                {Replace(Reminded)}
            END;
            CREATE TRIGGER "Connections_RotationChanged" AFTER UPDATE OF "IdentityProvider", "Customer" ON "Connections"
                WHEN old."IdentityProvider" <> new."IdentityProvider" OR old."Customer" <> new."Customer" COLLATE BINARY BEGIN
                UPDATE "Rotations" SET "IdentityProvider" = new."IdentityProvider", "Customer" = new."Customer"
                    WHERE "ConnectionId" = new."Id";
            END;
            CREATE TRIGGER "Rotations_CountAdded" AFTER INSERT ON "Rotations" BEGIN {Count("new", 1)} END;
            CREATE TRIGGER "Rotations_CountRemoved" AFTER DELETE ON "Rotations" BEGIN {Count("old", -1)} END;
            CREATE TRIGGER "Rotations_CountChanged" AFTER UPDATE ON "Rotations"
                WHEN (old."Month", old."IdentityProvider", old."Timing", old."CountedFrom", old."ToLive" IS NULL)
                    IS NOT (new."Month", new."IdentityProvider", new."Timing", new."CountedFrom", new."ToLive" IS NULL) BEGIN
                {Count("old", -1)}
                {Count("new", 1)}
            END;

            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "RotationCounts",
                columns: table => new
                {
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    IdentityProvider = table.Column<int>(type: "INTEGER", nullable: false),
                    Timing = table.Column<int>(type: "INTEGER", nullable: false),
                    CountedFrom = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    WithHours = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RotationCounts", x => new { x.Month, x.IdentityProvider, x.Timing, x.CountedFrom });
                });

            migrationBuilder.CreateTable(
                name: "Rotations",
                columns: table => new
                {
                    ChangeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConnectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Customer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IdentityProvider = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    PreviousExpiry = table.Column<long>(type: "INTEGER", nullable: true),
                    RemindedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    Timing = table.Column<int>(type: "INTEGER", nullable: false),
                    ToLive = table.Column<long>(type: "INTEGER", nullable: true),
                    CountedFrom = table.Column<int>(type: "INTEGER", nullable: false),
                    Took = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rotations", x => x.ChangeId);
                    table.ForeignKey(
                        name: "FK_Rotations_Changes_ChangeId",
                        column: x => x.ChangeId,
                        principalTable: "Changes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql($"""
                {Add("1")}
                INSERT INTO "RotationCounts" ("Month", "IdentityProvider", "Timing", "CountedFrom", "Count", "WithHours")
                    SELECT "Month", "IdentityProvider", "Timing", "CountedFrom", count(*), count("ToLive") FROM "Rotations"
                    GROUP BY "Month", "IdentityProvider", "Timing", "CountedFrom";
                """);
            migrationBuilder.Sql(Kept);

            migrationBuilder.CreateIndex(
                name: "IX_Rotations_ConnectionId",
                table: "Rotations",
                column: "ConnectionId");

            migrationBuilder.CreateIndex(
                name: "IX_Rotations_LeadTimes",
                table: "Rotations",
                columns: new[] { "At", "Customer", "IdentityProvider", "Took" },
                filter: "\"Took\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Rotations_List",
                table: "Rotations",
                columns: new[] { "At", "ChangeId", "IdentityProvider", "Timing", "CountedFrom", "ToLive" });

            migrationBuilder.CreateIndex(
                name: "IX_Rotations_Medians",
                table: "Rotations",
                columns: new[] { "Month", "IdentityProvider", "ToLive", "At" },
                filter: "\"ToLive\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var trigger in Triggers)
            {
                migrationBuilder.Sql($"DROP TRIGGER \"{trigger}\";");
            }

            migrationBuilder.DropTable(
                name: "RotationCounts");

            migrationBuilder.DropTable(
                name: "Rotations");
        }

        /// <summary>Adds the confirmed rotations among some changes, called c. A tick is 100 ns, counted from the year 1.</summary>
        private static string Add(string where) => $"""
            INSERT INTO "Rotations" ("ChangeId", "ConnectionId", "Customer", "IdentityProvider", "At", "PreviousExpiry", "RemindedAt",
                    "Month", "Timing", "ToLive", "CountedFrom", "Took")
                SELECT "Id", "ConnectionId", "Customer", "IdentityProvider", "At", "PreviousExpiry", "RemindedAt",
                    CAST(strftime('%Y%m', "At" / 10000000 - 62135596800, 'unixepoch') AS INTEGER),
                    CASE WHEN "PreviousExpiry" IS NULL THEN 4
                        WHEN "At" > "PreviousExpiry" THEN 3
                        WHEN "At" > "PreviousExpiry" - 7 * 864000000000 THEN 2
                        ELSE 1 END,
                    CASE WHEN "MessageAt" <= "At" THEN "At" - "MessageAt" WHEN "RemindedAt" < "At" THEN "At" - "RemindedAt" END,
                    CASE WHEN "MessageAt" <= "At" THEN "MessageSource" ELSE 0 END,
                    CASE WHEN "RemindedAt" < "At" THEN "At" - "RemindedAt" END
                FROM (SELECT c."Id", c."ConnectionId", n."Customer", n."IdentityProvider", c."SettledAt" AS "At", p."ExpiresAt" AS "PreviousExpiry",
                        (SELECT min(m."CreatedAt") FROM "Reminders" AS m WHERE m."DeadlineKey" =
                            CASE c."Kind" WHEN 3 THEN 'secret:' ELSE 'certificate:' END || lower(c."ConnectionId") || ':'
                            || substr(p."Fingerprint", 1, 16)) AS "RemindedAt",
                        c."CustomerMessageAt" AS "MessageAt", c."CustomerMessageSource" AS "MessageSource"
                    FROM "Changes" AS c JOIN "Connections" AS n ON n."Id" = c."ConnectionId"
                    LEFT JOIN "Credentials" AS p ON p."Id" = (SELECT d."Id" FROM "Credentials" AS d
                        WHERE d."ConnectionId" = c."ConnectionId" AND d."ReplacedAt" >= c."PlannedAt" ORDER BY d."ReplacedAt" LIMIT 1)
                    WHERE c."Kind" IN (3, 4) AND c."State" = 4 AND c."SettledAt" IS NOT NULL AND {where});
            """;

        private static string Replace(string connection) => $"""
            DELETE FROM "Rotations" WHERE "ConnectionId" = {connection};
            {Add($"c.\"ConnectionId\" = {connection}")}
            """;

        private static string Count(string row, int change) => $"""
            INSERT INTO "RotationCounts" ("Month", "IdentityProvider", "Timing", "CountedFrom", "Count", "WithHours")
                VALUES ({row}."Month", {row}."IdentityProvider", {row}."Timing", {row}."CountedFrom", {change}, {change} * ({row}."ToLive" IS NOT NULL))
                ON CONFLICT DO UPDATE SET "Count" = "Count" + excluded."Count", "WithHours" = "WithHours" + excluded."WithHours";
            DELETE FROM "RotationCounts" WHERE "Month" = {row}."Month" AND "IdentityProvider" = {row}."IdentityProvider"
                AND "Timing" = {row}."Timing" AND "CountedFrom" = {row}."CountedFrom" AND "Count" = 0;
            """;
    }
}
