using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <summary>
    /// Indexes for searches by one or two letters and by ticket, the words that mistyped names may mean, and the cluster that leads each
    /// account in the list of accounts.
    /// </summary>
    public partial class NamesAndAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Clusters_AccountId",
                table: "Clusters");

            migrationBuilder.AddColumn<bool>(
                name: "LeadsAccount",
                table: "Clusters",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "NamesText",
                table: "Clusters",
                type: "TEXT",
                maxLength: 1300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "NameWords",
                columns: table => new
                {
                    Word = table.Column<string>(type: "TEXT", maxLength: 6000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NameWords", x => x.Word);
                });

            migrationBuilder.Sql("""
                UPDATE "Clusters" SET "NamesText" = substr("SearchText", 1, instr("SearchText", char(10)) - 1) WHERE instr("SearchText", char(10)) > 0;
                UPDATE "Clusters" SET "LeadsAccount" = 1 WHERE "Id" IN (
                    SELECT "Id" FROM (
                        SELECT "Id", row_number() OVER (PARTITION BY "AccountId" ORDER BY "Customer" DESC, "Id" DESC) AS "Place" FROM "Clusters")
                    WHERE "Place" = 1);
                CREATE INDEX "IX_Changes_Ticket" ON "Changes" ("Ticket" COLLATE NOCASE, "PlannedAt" DESC);
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_AccountId_Customer_Id_IsEntitled",
                table: "Clusters",
                columns: new[] { "AccountId", "Customer", "Id", "IsEntitled" });

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_Accounts",
                table: "Clusters",
                columns: new[] { "Customer", "AccountId", "Id" },
                filter: "\"LeadsAccount\"");

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_LeadsAccount",
                table: "Clusters",
                column: "AccountId",
                filter: "\"LeadsAccount\"");

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_Names",
                table: "Clusters",
                columns: new[] { "Customer", "Name", "Id", "NamesText" });

            migrationBuilder.Sql($"""
                INSERT OR IGNORE INTO "NameWords" ("Word") SELECT "value" FROM "Connections" AS "new", {Words};
                CREATE TRIGGER "Connections_NamesAdded" AFTER INSERT ON "Connections" BEGIN
                    INSERT OR IGNORE INTO "NameWords" ("Word") SELECT "value" FROM {Words};
                END;
                CREATE TRIGGER "Connections_NamesChanged" AFTER UPDATE OF "NamesText" ON "Connections" WHEN old."NamesText" <> new."NamesText" BEGIN
                    INSERT OR IGNORE INTO "NameWords" ("Word") SELECT "value" FROM {Words};
                END;
                CREATE TRIGGER "Clusters_AccountAdded" AFTER INSERT ON "Clusters" BEGIN {Led("new")} END;
                CREATE TRIGGER "Clusters_AccountRemoved" AFTER DELETE ON "Clusters" BEGIN {Led("old")} END;
                CREATE TRIGGER "Clusters_AccountChanged" AFTER UPDATE OF "AccountId", "Customer" ON "Clusters"
                    WHEN old."AccountId" <> new."AccountId" OR old."Customer" IS NOT new."Customer" BEGIN {Led("old")} {Led("new")} END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER "Connections_NamesAdded";
                DROP TRIGGER "Connections_NamesChanged";
                DROP TRIGGER "Clusters_AccountAdded";
                DROP TRIGGER "Clusters_AccountRemoved";
                DROP TRIGGER "Clusters_AccountChanged";
                DROP INDEX "IX_Changes_Ticket";
                """);

            migrationBuilder.DropTable(
                name: "NameWords");

            migrationBuilder.DropIndex(
                name: "IX_Clusters_AccountId_Customer_Id_IsEntitled",
                table: "Clusters");

            migrationBuilder.DropIndex(
                name: "IX_Clusters_Accounts",
                table: "Clusters");

            migrationBuilder.DropIndex(
                name: "IX_Clusters_LeadsAccount",
                table: "Clusters");

            migrationBuilder.DropIndex(
                name: "IX_Clusters_Names",
                table: "Clusters");

            // Altering a column would copy the table, and leave its triggers behind.
            migrationBuilder.Sql("""
                ALTER TABLE "Clusters" DROP COLUMN "LeadsAccount";
                ALTER TABLE "Clusters" DROP COLUMN "NamesText";
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_AccountId",
                table: "Clusters",
                column: "AccountId");
        }

        /// <summary>The words of <c>new</c>'s names: the text becomes a JSON array. Commas are replaced first, since separators hold one.</summary>
        private const string Words = """
            json_each('[' || replace(replace(replace(replace(replace(replace(json_quote(new."NamesText"),
                ',', '","'), ' ', '","'), '-', '","'), '.', '","'), '_', '","'), '/', '","') || ']') WHERE "value" <> ''
            """;

        /// <summary>Chooses the account's cluster anew: the last by customer, so that one with a customer wins.</summary>
        private static string Led(string row) => $"""
            UPDATE "Clusters" SET "LeadsAccount" = 0 WHERE "AccountId" = {row}."AccountId" AND "LeadsAccount"
                AND "Id" <> (SELECT "Id" FROM "Clusters" WHERE "AccountId" = {row}."AccountId" ORDER BY "Customer" DESC, "Id" DESC LIMIT 1);
            UPDATE "Clusters" SET "LeadsAccount" = 1 WHERE NOT "LeadsAccount"
                AND "Id" = (SELECT "Id" FROM "Clusters" WHERE "AccountId" = {row}."AccountId" ORDER BY "Customer" DESC, "Id" DESC LIMIT 1);
            """;
    }
}
