using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class SignInCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SignInEvents_Card",
                table: "SignInEvents");

            migrationBuilder.CreateTable(
                name: "SignInCounts",
                columns: table => new
                {
                    ConnectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hour = table.Column<long>(type: "INTEGER", nullable: false),
                    Succeeded = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsTest = table.Column<bool>(type: "INTEGER", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInCounts", x => new { x.ConnectionId, x.Hour, x.Succeeded, x.IsTest, x.Cause });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SignInEvents_ConnectionId_At_Succeeded",
                table: "SignInEvents",
                columns: new[] { "ConnectionId", "At", "Succeeded" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInCounts_Hour",
                table: "SignInCounts",
                column: "Hour");

            // 36000000000 ticks are an hour.
            migrationBuilder.Sql("""
                INSERT INTO "SignInCounts" ("ConnectionId", "Hour", "Succeeded", "IsTest", "Cause", "Count", "Last")
                SELECT "ConnectionId", "At" - "At" % 36000000000, "Succeeded", "IsTest", "Cause", COUNT(*), MAX("At")
                FROM "SignInEvents" GROUP BY 1, 2, 3, 4, 5
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SignInCounts");

            migrationBuilder.DropIndex(
                name: "IX_SignInEvents_ConnectionId_At_Succeeded",
                table: "SignInEvents");

            migrationBuilder.CreateIndex(
                name: "IX_SignInEvents_Card",
                table: "SignInEvents",
                columns: new[] { "ConnectionId", "At", "Succeeded", "IsTest", "Cause" });
        }
    }
}
