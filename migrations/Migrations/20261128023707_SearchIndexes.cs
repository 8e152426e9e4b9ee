using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <summary>
    /// Trigram indexes for connections and clusters, and an index for every order and lookup of the lists.
    /// </summary>
    public partial class SearchIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Actor_Id",
                table: "AuditEntries");

            migrationBuilder.AddColumn<long>(
                name: "SearchKey",
                table: "Connections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // Altering a column would copy the table, and leave its triggers behind.
            migrationBuilder.DropIndex(name: "IX_Clusters_List", table: "Clusters");
            migrationBuilder.Sql("""ALTER TABLE "Clusters" DROP COLUMN "SearchText";""");
            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Clusters",
                type: "TEXT",
                maxLength: 1300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "SearchKey",
                table: "Clusters",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.Sql(
                """
                UPDATE "Clusters" SET
                    "SearchKey" = rowid,
                    "SearchText" = lower("Customer" || ' ' || "Name" || ' ' || "Url" || char(10) || "ContactName" || char(10) || "ContactEmail" || char(10) || "OrderReference");
                UPDATE "Connections" SET "SearchKey" = rowid;
                """);
            migrationBuilder.Sql(Indexed("Connection") + Indexed("Cluster"));

            // Lookups of one setting, as SettingQuery asks for it.
            foreach (var setting in new[] { "idpEntityId", "clientId", "issuer", "signInUrl" })
            {
                migrationBuilder.Sql($"""CREATE INDEX "IX_Connections_Setting_{setting}" ON "Connections" (json_extract("Settings", '$.{setting}'));""");
            }

            // The order of expiry, with what never expires at the end.
            migrationBuilder.Sql("""CREATE INDEX "IX_Connections_Expiry" ON "Connections" ("CredentialExpiresAt" IS NULL, "CredentialExpiresAt", "Id", "State");""");

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_List",
                table: "Clusters",
                columns: new[] { "Customer", "Name", "Id", "IsEntitled", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_Attention",
                table: "Connections",
                columns: new[] { "UpdatedAt", "State" },
                filter: "\"Attention\" <> ''");

            migrationBuilder.CreateIndex(
                name: "IX_Connections_CredentialFingerprint",
                table: "Connections",
                column: "CredentialFingerprint");

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
                name: "IX_Connections_SearchKey",
                table: "Connections",
                column: "SearchKey");

            migrationBuilder.CreateIndex(
                name: "IX_Connections_State_Id",
                table: "Connections",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_IsEntitled_Customer_Name_Id",
                table: "Clusters",
                columns: new[] { "IsEntitled", "Customer", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_Name_Customer_Id",
                table: "Clusters",
                columns: new[] { "Name", "Customer", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_SearchKey",
                table: "Clusters",
                column: "SearchKey");

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_State_Customer_Name_Id",
                table: "Clusters",
                columns: new[] { "State", "Customer", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_Url",
                table: "Clusters",
                column: "Url");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Actor_Id_At_Outcome_Action",
                table: "AuditEntries",
                columns: new[] { "Actor", "Id", "At", "Outcome", "Action" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Ticket_Id",
                table: "AuditEntries",
                columns: new[] { "Ticket", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var kind in new[] { "Connection", "Cluster" })
            {
                migrationBuilder.Sql($"""
                    DROP TRIGGER "{kind}s_SearchAdded"; DROP TRIGGER "{kind}s_SearchChanged"; DROP TRIGGER "{kind}s_SearchRemoved";
                    DROP TABLE "{kind}Search";
                    """);
            }

            foreach (var setting in new[] { "idpEntityId", "clientId", "issuer", "signInUrl" })
            {
                migrationBuilder.Sql($"""DROP INDEX "IX_Connections_Setting_{setting}";""");
            }

            migrationBuilder.Sql("""DROP INDEX "IX_Connections_Expiry";""");
            foreach (var index in new[] { "Attention", "CredentialFingerprint", "Customer_ClusterName_Id_State", "IdentityProvider_Id_State", "Protocol_Id_State", "SearchKey", "State_Id" })
            {
                migrationBuilder.DropIndex(name: $"IX_Connections_{index}", table: "Connections");
            }

            foreach (var index in new[] { "List", "IsEntitled_Customer_Name_Id", "Name_Customer_Id", "SearchKey", "State_Customer_Name_Id", "Url" })
            {
                migrationBuilder.DropIndex(name: $"IX_Clusters_{index}", table: "Clusters");
            }

            migrationBuilder.DropIndex(name: "IX_AuditEntries_Actor_Id_At_Outcome_Action", table: "AuditEntries");
            migrationBuilder.DropIndex(name: "IX_AuditEntries_Ticket_Id", table: "AuditEntries");
            migrationBuilder.Sql(
                """
                ALTER TABLE "Connections" DROP COLUMN "SearchKey";
                ALTER TABLE "Clusters" DROP COLUMN "SearchKey";
                ALTER TABLE "Clusters" DROP COLUMN "SearchText";
                ALTER TABLE "Clusters" ADD COLUMN "SearchText" TEXT GENERATED ALWAYS AS (
                    lower("Customer" || ' ' || "Name" || ' ' || "Url" || char(10) || "ContactName" || char(10) || "ContactEmail" || char(10) || "OrderReference"));
                """);
            migrationBuilder.CreateIndex(
                name: "IX_Clusters_List",
                table: "Clusters",
                columns: new[] { "Customer", "Name", "Id", "IsEntitled", "SearchText" });
            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Actor_Id",
                table: "AuditEntries",
                columns: new[] { "Actor", "Id" });
        }

        /// <summary>The trigram index of a table's SearchText, and the triggers that keep it.</summary>
        private static string Indexed(string kind) => $"""
            CREATE VIRTUAL TABLE "{kind}Search" USING fts5(Words, content='', detail=none, tokenize='trigram case_sensitive 1');
            INSERT INTO "{kind}Search"(rowid, Words) SELECT "SearchKey", "SearchText" FROM "{kind}s";
            CREATE TRIGGER "{kind}s_SearchAdded" AFTER INSERT ON "{kind}s" BEGIN
                UPDATE "{kind}s" SET "SearchKey" = (SELECT max("SearchKey") + 1 FROM "{kind}s") WHERE "Id" = new."Id";
                INSERT INTO "{kind}Search"(rowid, Words) SELECT "SearchKey", "SearchText" FROM "{kind}s" WHERE "Id" = new."Id";
            END;
            CREATE TRIGGER "{kind}s_SearchChanged" AFTER UPDATE OF "SearchText" ON "{kind}s" WHEN old."SearchText" <> new."SearchText" BEGIN
                INSERT INTO "{kind}Search"("{kind}Search", rowid, Words) VALUES ('delete', old."SearchKey", old."SearchText");
                INSERT INTO "{kind}Search"(rowid, Words) VALUES (new."SearchKey", new."SearchText");
            END;
            CREATE TRIGGER "{kind}s_SearchRemoved" AFTER DELETE ON "{kind}s" BEGIN
                INSERT INTO "{kind}Search"("{kind}Search", rowid, Words) VALUES ('delete', old."SearchKey", old."SearchText");
            END;

            """;
    }
}
