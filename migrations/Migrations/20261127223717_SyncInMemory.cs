using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class SyncInMemory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // SQLite's own statements keep the migration one transaction; EF's would rebuild the tables.
            migrationBuilder.Sql("""
                DROP TABLE "Sightings";
                DROP INDEX "IX_Sweeps_OneRunning";
                DROP INDEX "IX_Sweeps_StartedAt";
                ALTER TABLE "Findings" DROP COLUMN "SweepId";
                ALTER TABLE "Sweeps" DROP COLUMN "Checkpoint";
                ALTER TABLE "Sweeps" DROP COLUMN "ListedAt";
                ALTER TABLE "Sweeps" DROP COLUMN "Restarts";
                ALTER TABLE "Sweeps" DROP COLUMN "Runner";
                ALTER TABLE "Sweeps" DROP COLUMN "RunnerUntil";
                ALTER TABLE "Sweeps" RENAME TO "SyncRuns";
                CREATE UNIQUE INDEX "IX_SyncRuns_OneRunning" ON "SyncRuns" ("State") WHERE "State" = 1;
                CREATE INDEX "IX_SyncRuns_StartedAt" ON "SyncRuns" ("StartedAt");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_SyncRuns",
                table: "SyncRuns");

            migrationBuilder.RenameTable(
                name: "SyncRuns",
                newName: "Sweeps");

            migrationBuilder.RenameIndex(
                name: "IX_SyncRuns_StartedAt",
                table: "Sweeps",
                newName: "IX_Sweeps_StartedAt");

            migrationBuilder.RenameIndex(
                name: "IX_SyncRuns_OneRunning",
                table: "Sweeps",
                newName: "IX_Sweeps_OneRunning");

            migrationBuilder.AddColumn<Guid>(
                name: "SweepId",
                table: "Findings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Checkpoint",
                table: "Sweeps",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ListedAt",
                table: "Sweeps",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Restarts",
                table: "Sweeps",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Runner",
                table: "Sweeps",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "RunnerUntil",
                table: "Sweeps",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_Sweeps",
                table: "Sweeps",
                column: "Id");

            migrationBuilder.CreateTable(
                name: "Sightings",
                columns: table => new
                {
                    ConnectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SweepId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sightings", x => x.ConnectionId);
                    table.ForeignKey(
                        name: "FK_Sightings_Connections_ConnectionId",
                        column: x => x.ConnectionId,
                        principalTable: "Connections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sightings_SweepId",
                table: "Sightings",
                column: "SweepId");
        }
    }
}
