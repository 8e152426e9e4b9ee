using System.Linq;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <summary>
    /// Columns with which lists are filtered, sorted and counted by an index alone: each connection's health, for the three times at which
    /// it can differ, and what a cluster reaches by its connections. Triggers keep them, whoever writes, in the transaction of what they
    /// depend on. An index for each filter of the connections replaces those by its column alone.
    /// </summary>
    public partial class HealthColumns : Migration
    {
        private const string FrontChannel = """coalesce(json_extract("Settings", '$.channel'), '') = 'front_channel'""";

        /// <summary>
        /// Bit flags. 1: a change's outcome is unknown. 2: missing in Auth0. 4: changed in Auth0. 8: the IdP no longer publishes the
        /// certificate. 16: sign-ins stopped.
        /// </summary>
        private const string Troubles = """
            EXISTS (SELECT 1 FROM "Changes" AS c WHERE c."ConnectionId" = "Connections"."Id" AND c."SettledAt" IS NULL AND c."State" = 6)
            + 2 * EXISTS (SELECT 1 FROM "Findings" AS f WHERE f."ConnectionId" = "Connections"."Id" AND f."Kind" = 3)
            + 4 * EXISTS (SELECT 1 FROM "Findings" AS f WHERE f."ConnectionId" = "Connections"."Id" AND f."Kind" = 2)
            + 8 * EXISTS (SELECT 1 FROM "WatchFindings" AS w WHERE w."ConnectionId" = "Connections"."Id" AND w."Outcome" = 0
                AND w."MissingFingerprint" <> '' AND w."MissingFingerprint" = "Connections"."CredentialFingerprint")
            + 16 * EXISTS (SELECT 1 FROM "SignInSilences" AS s WHERE s."ConnectionId" = "Connections"."Id")
            """;

        private static readonly string SetHealth = $"""
            "HealthExpired" = {Health(isExpired: true, isSoon: true)},
            "HealthSoon" = {Health(isExpired: false, isSoon: true)},
            "HealthLater" = {Health(isExpired: false, isSoon: false)}
            """;

        private static readonly string SetRungs = $"""
            "RungExpired" = {Rung("HealthExpired")}, "RungLater" = {Rung("HealthLater")}
            """;

        private const string SetReached = """
            "Reached" = (SELECT min(CASE WHEN c."CredentialExpiresAt" IS NULL THEN c."RungLater" ELSE c."RungExpired" END)
                FROM "Connections" AS c WHERE c."ClusterId" = "Clusters"."Id"),
            "LiveUntil" = (SELECT max(c."CredentialExpiresAt")
                FROM "Connections" AS c WHERE c."ClusterId" = "Clusters"."Id" AND c."RungLater" = 1 AND c."RungExpired" <> 1),
            "ConnectionCount" = (SELECT count(*) FROM "Connections" AS c WHERE c."ClusterId" = "Clusters"."Id" AND c."State" <> 7)
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Connections_Customer_ClusterName_Id_State",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_IdentityProvider_Id_State",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_Protocol_Id_State",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_State_Id",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_ClusterId_State",
                table: "Connections");

            migrationBuilder.AddColumn<int>(
                name: "HealthExpired",
                table: "Connections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "HealthLater",
                table: "Connections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "HealthSoon",
                table: "Connections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "NamesText",
                table: "Connections",
                type: "TEXT",
                maxLength: 6000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "RungExpired",
                table: "Connections",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RungLater",
                table: "Connections",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Troubles",
                table: "Connections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ConnectionCount",
                table: "Clusters",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "LiveUntil",
                table: "Clusters",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Reached",
                table: "Clusters",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.Sql($"""
                UPDATE "Connections" SET "Troubles" = {Troubles}, "NamesText" = lower("Name");
                UPDATE "Connections" SET "NamesText" =
                    replace(substr("SearchText", 1, instr("SearchText", char(10) || lower("ClusterId") || char(10)) - 1), char(10), ' ')
                    || ' ' || "NamesText";
                UPDATE "Connections" SET {SetHealth};
                UPDATE "Connections" SET {SetRungs};
                CREATE INDEX "IX_Connections_OfCluster"
                    ON "Connections" ("ClusterId", "State", "RungLater", "RungExpired", "CredentialExpiresAt");
                UPDATE "Clusters" SET {SetReached};
                """);
            migrationBuilder.Sql(Kept);

            migrationBuilder.CreateIndex(
                name: "IX_Connections_ByIdentityProvider",
                table: "Connections",
                columns: new[] { "IdentityProvider", "Customer", "ClusterName", "Id", "State", "Protocol", "CredentialExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_ByOwner",
                table: "Connections",
                columns: new[] { "Owner", "Customer", "ClusterName", "Id", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_ByProtocol",
                table: "Connections",
                columns: new[] { "Protocol", "Customer", "ClusterName", "Id", "State", "IdentityProvider", "CredentialExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_ByState",
                table: "Connections",
                columns: new[] { "State", "Customer", "ClusterName", "Id", "Protocol", "IdentityProvider", "CredentialExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_Health",
                table: "Connections",
                columns: new[] { "Customer", "ClusterName", "Id", "State", "HealthLater", "HealthSoon", "HealthExpired", "CredentialExpiresAt", "OwnerId", "Owner" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_Names",
                table: "Connections",
                columns: new[] { "Customer", "ClusterName", "Id", "State", "NamesText" });

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_Coverage",
                table: "Clusters",
                columns: new[] { "Customer", "Name", "Id", "IsEntitled", "Reached", "LiveUntil", "ConnectionCount" });

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_IsEntitled_Reached_LiveUntil",
                table: "Clusters",
                columns: new[] { "IsEntitled", "Reached", "LiveUntil" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var trigger in Triggers)
            {
                migrationBuilder.Sql($"DROP TRIGGER \"{trigger}\";");
            }

            migrationBuilder.DropIndex(
                name: "IX_Connections_OfCluster",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_ByIdentityProvider",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_ByOwner",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_ByProtocol",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_ByState",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_Health",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_Names",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Clusters_Coverage",
                table: "Clusters");

            migrationBuilder.DropIndex(
                name: "IX_Clusters_IsEntitled_Reached_LiveUntil",
                table: "Clusters");

            // EF Core would rebuild the tables, and the other triggers would be lost.
            migrationBuilder.Sql(
                """
                ALTER TABLE "Connections" DROP COLUMN "HealthExpired";
                ALTER TABLE "Connections" DROP COLUMN "HealthLater";
                ALTER TABLE "Connections" DROP COLUMN "HealthSoon";
                ALTER TABLE "Connections" DROP COLUMN "NamesText";
                ALTER TABLE "Connections" DROP COLUMN "RungExpired";
                ALTER TABLE "Connections" DROP COLUMN "RungLater";
                ALTER TABLE "Connections" DROP COLUMN "Troubles";
                ALTER TABLE "Clusters" DROP COLUMN "ConnectionCount";
                ALTER TABLE "Clusters" DROP COLUMN "LiveUntil";
                ALTER TABLE "Clusters" DROP COLUMN "Reached";
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Connections_ClusterId_State",
                table: "Connections",
                columns: new[] { "ClusterId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_Customer_ClusterName_Id_State",
                table: "Connections",
                columns: new[] { "Customer", "ClusterName", "Id", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_IdentityProvider_Id_State",
                table: "Connections",
                columns: new[] { "IdentityProvider", "Id", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_Protocol_Id_State",
                table: "Connections",
                columns: new[] { "Protocol", "Id", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_State_Id",
                table: "Connections",
                columns: new[] { "State", "Id" });
        }

        private static readonly string[] Triggers =
        [
            "Connections_HealthAdded", "Connections_HealthChanged", "Connections_FingerprintChanged", "Connections_RungChanged",
            "Connections_RungRemoved", "Changes_UnknownAdded", "Changes_UnknownChanged", "Changes_UnknownRemoved", "Findings_TroubleAdded",
            "Findings_TroubleChanged", "Findings_TroubleRemoved", "WatchFindings_TroubleAdded", "WatchFindings_TroubleChanged",
            "WatchFindings_TroubleRemoved", "SignInSilences_TroubleAdded", "SignInSilences_TroubleRemoved",
        ];

        private static string Kept => $"""
            CREATE TRIGGER "Connections_HealthAdded" AFTER INSERT ON "Connections" BEGIN
                UPDATE "Connections" SET "Troubles" = {Troubles} WHERE "Id" = new."Id";
            END;
            CREATE TRIGGER "Connections_FingerprintChanged" AFTER UPDATE OF "CredentialFingerprint" ON "Connections" BEGIN
                UPDATE "Connections" SET "Troubles" = {Troubles} WHERE "Id" = new."Id";
            END;
            CREATE TRIGGER "Connections_HealthChanged" AFTER UPDATE OF
                "Troubles", "State", "Protocol", "Settings", "EnabledApplications", "WaitingApplications", "Attention" ON "Connections" BEGIN
                UPDATE "Connections" SET {SetHealth} WHERE "Id" = new."Id";
                UPDATE "Connections" SET {SetRungs} WHERE "Id" = new."Id";
            END;
            CREATE TRIGGER "Connections_RungChanged" AFTER UPDATE OF
                "RungExpired", "RungLater", "CredentialExpiresAt", "ClusterId" ON "Connections"
                WHEN new."RungExpired" IS NOT old."RungExpired" OR new."RungLater" IS NOT old."RungLater"
                    OR new."CredentialExpiresAt" IS NOT old."CredentialExpiresAt" OR new."ClusterId" <> old."ClusterId" BEGIN
                UPDATE "Clusters" SET {SetReached} WHERE "Id" IN (old."ClusterId", new."ClusterId");
            END;
            CREATE TRIGGER "Connections_RungRemoved" AFTER DELETE ON "Connections" BEGIN
                UPDATE "Clusters" SET {SetReached} WHERE "Id" = old."ClusterId";
            END;
            CREATE TRIGGER "Changes_UnknownAdded" AFTER INSERT ON "Changes" WHEN new."State" = 6 BEGIN {Of("new")} END;
            CREATE TRIGGER "Changes_UnknownChanged" AFTER UPDATE OF "State", "SettledAt", "ConnectionId" ON "Changes"
                WHEN old."State" = 6 OR new."State" = 6 BEGIN {Of("old", "new")} END;
            CREATE TRIGGER "Changes_UnknownRemoved" AFTER DELETE ON "Changes" WHEN old."State" = 6 BEGIN {Of("old")} END;
            CREATE TRIGGER "Findings_TroubleAdded" AFTER INSERT ON "Findings" BEGIN {Of("new")} END;
            CREATE TRIGGER "Findings_TroubleChanged" AFTER UPDATE OF "Kind", "ConnectionId" ON "Findings" BEGIN {Of("old", "new")} END;
            CREATE TRIGGER "Findings_TroubleRemoved" AFTER DELETE ON "Findings" BEGIN {Of("old")} END;
            CREATE TRIGGER "WatchFindings_TroubleAdded" AFTER INSERT ON "WatchFindings" BEGIN {Of("new")} END;
            CREATE TRIGGER "WatchFindings_TroubleChanged" AFTER UPDATE OF "Outcome", "MissingFingerprint", "ConnectionId" ON "WatchFindings"
                BEGIN {Of("old", "new")} END;
            CREATE TRIGGER "WatchFindings_TroubleRemoved" AFTER DELETE ON "WatchFindings" BEGIN {Of("old")} END;
            CREATE TRIGGER "SignInSilences_TroubleAdded" AFTER INSERT ON "SignInSilences" BEGIN {Of("new")} END;
            CREATE TRIGGER "SignInSilences_TroubleRemoved" AFTER DELETE ON "SignInSilences" BEGIN {Of("old")} END;

            """;

        private static string Of(params string[] rows) => $"""
            UPDATE "Connections" SET "Troubles" = {Troubles}
                WHERE "Id" IN ({string.Join(", ", rows.Select(row => $"{row}.\"ConnectionId\""))});
            """;

        /// <summary>The health after the credential's expiry date, shortly before it, or earlier: the first that holds.</summary>
        private static string Health(bool isExpired, bool isSoon) => $"""
            CASE WHEN "State" = 7 THEN 4
                WHEN "Troubles" & 1 THEN 3
                WHEN "State" IN (1, 2) THEN 5
                WHEN "Troubles" & 2 THEN 1
                WHEN "State" = 6 OR ("EnabledApplications" = '' AND ("WaitingApplications" = '' OR "State" NOT IN (3, 4))) THEN 4
                {(isExpired ? $"WHEN \"Protocol\" = 1 AND NOT {FrontChannel} THEN 1" : "")}
                WHEN "Attention" <> '' OR "Troubles" & 12 THEN 2
                {(isExpired ? "WHEN \"Protocol\" = 2 THEN 2" : "")}
                WHEN "State" <> 5 THEN 5
                WHEN "Troubles" & 16 THEN 2
                {(isSoon ? $"WHEN \"Protocol\" = 2 OR NOT {FrontChannel} THEN 2" : "")}
                ELSE 6 END
            """;

        private static string Rung(string health) => $"""
            CASE WHEN "State" = 7 THEN NULL
                WHEN "{health}" = 4 OR "State" = 6 THEN 4
                WHEN "State" IN (1, 2) THEN 5
                WHEN "State" <> 5 THEN 3
                WHEN "{health}" IN (2, 6) THEN 1
                ELSE 2 END
            """;
    }
}
