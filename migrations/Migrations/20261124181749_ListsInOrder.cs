using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class ListsInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Connections_CredentialExpiresAt",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_List",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_UpdatedAt",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Clusters_Customer_Name_Id",
                table: "Clusters");

            migrationBuilder.AddColumn<string>(
                name: "ClusterName",
                table: "Connections",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "NOCASE");

            migrationBuilder.AddColumn<string>(
                name: "Customer",
                table: "Connections",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "NOCASE");

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Clusters",
                type: "TEXT",
                maxLength: 1300,
                nullable: true,
                computedColumnSql: "lower(\"Customer\" || ' ' || \"Name\" || ' ' || \"Url\" || char(10) || \"ContactName\" || char(10) || \"ContactEmail\" || char(10) || \"OrderReference\")");

            migrationBuilder.Sql(
                """
                UPDATE "Connections" SET
                    "Customer" = (SELECT "Customer" FROM "Clusters" WHERE "Clusters"."Id" = "Connections"."ClusterId"),
                    "ClusterName" = (SELECT "Name" FROM "Clusters" WHERE "Clusters"."Id" = "Connections"."ClusterId");
                """);

            // The audit's search: of every run of three letters, the entries that have it. Entries are only ever added, so one trigger keeps it.
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE "AuditSearch" USING fts5(Words, content='', detail=none, tokenize='trigram');""");
            migrationBuilder.Sql("""INSERT INTO "AuditSearch"(rowid, Words) SELECT "Id", "Summary" || ' ' || "Subject" || ' ' || "Ticket" || ' ' || "Reason" FROM "AuditEntries";""");
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditEntries_Search" AFTER INSERT ON "AuditEntries" BEGIN
                    INSERT INTO "AuditSearch"(rowid, Words) VALUES (new."Id", new."Summary" || ' ' || new."Subject" || ' ' || new."Ticket" || ' ' || new."Reason");
                END;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Connections_CredentialExpiresAt_Id_State",
                table: "Connections",
                columns: new[] { "CredentialExpiresAt", "Id", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_List",
                table: "Connections",
                columns: new[] { "Customer", "ClusterName", "Id", "State", "Protocol", "IdentityProvider", "CredentialExpiresAt", "UpdatedAt", "Name", "StateSince", "Attention", "Owner", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_Name_Id_State",
                table: "Connections",
                columns: new[] { "Name", "Id", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_StateSince_Id_State",
                table: "Connections",
                columns: new[] { "StateSince", "Id", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_UpdatedAt_Id_State",
                table: "Connections",
                columns: new[] { "UpdatedAt", "Id", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_List",
                table: "Clusters",
                columns: new[] { "Customer", "Name", "Id", "IsEntitled", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Id",
                table: "AuditEntries",
                column: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER IF EXISTS "AuditEntries_Search"; DROP TABLE "AuditSearch";""");

            migrationBuilder.DropIndex(
                name: "IX_Connections_CredentialExpiresAt_Id_State",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_List",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_Name_Id_State",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_StateSince_Id_State",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Connections_UpdatedAt_Id_State",
                table: "Connections");

            migrationBuilder.DropIndex(
                name: "IX_Clusters_List",
                table: "Clusters");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Id",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Clusters");

            migrationBuilder.DropColumn(
                name: "ClusterName",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "Customer",
                table: "Connections");

            migrationBuilder.CreateIndex(
                name: "IX_Connections_CredentialExpiresAt",
                table: "Connections",
                column: "CredentialExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_Connections_List",
                table: "Connections",
                columns: new[] { "State", "ClusterId", "Protocol", "IdentityProvider", "CredentialExpiresAt", "UpdatedAt", "Name", "StateSince", "Attention", "Owner", "Id", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_UpdatedAt",
                table: "Connections",
                column: "UpdatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_Customer_Name_Id",
                table: "Clusters",
                columns: new[] { "Customer", "Name", "Id" });
        }
    }
}
