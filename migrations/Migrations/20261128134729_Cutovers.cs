using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class Cutovers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ValidUntilSince",
                table: "WatchedDocuments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Calendar",
                table: "Outbox",
                type: "TEXT",
                maxLength: 10000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Cutovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConnectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    StaffZone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CustomerZone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    OldFingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    NewFingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CertificatePem = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PlannedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PlannedByEmail = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    PlannedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    AgreedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AgreedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SwitchedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RequestKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    NextTryAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AppliedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cutovers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Cutovers_Connections_ConnectionId",
                        column: x => x.ConnectionId,
                        principalTable: "Connections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CutoverLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CutoverId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CutoverLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CutoverLinks_Cutovers_CutoverId",
                        column: x => x.CutoverId,
                        principalTable: "Cutovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CutoverLinks_CutoverId",
                table: "CutoverLinks",
                column: "CutoverId");

            migrationBuilder.CreateIndex(
                name: "IX_CutoverLinks_TokenHash",
                table: "CutoverLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cutovers_ConnectionId_PlannedAt",
                table: "Cutovers",
                columns: new[] { "ConnectionId", "PlannedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cutovers_OnePlanned",
                table: "Cutovers",
                column: "ConnectionId",
                unique: true,
                filter: "\"State\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Cutovers_State_AppliedAt",
                table: "Cutovers",
                columns: new[] { "State", "AppliedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CutoverLinks");

            migrationBuilder.DropTable(
                name: "Cutovers");

            migrationBuilder.DropColumn(
                name: "ValidUntilSince",
                table: "WatchedDocuments");

            migrationBuilder.DropColumn(
                name: "Calendar",
                table: "Outbox");
        }
    }
}
