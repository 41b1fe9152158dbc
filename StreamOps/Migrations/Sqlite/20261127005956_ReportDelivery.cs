using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamOps.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReportDelivery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "outbox_mail_files",
                columns: table => new
                {
                    mail_id = table.Column<long>(type: "INTEGER", nullable: false),
                    file_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_mail_files", x => new { x.mail_id, x.file_id });
                    table.ForeignKey(
                        name: "fk_outbox_mail_files_outbox_mails_mail_id",
                        column: x => x.mail_id,
                        principalTable: "outbox_mails",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_outbox_mail_files_report_files_file_id",
                        column: x => x.file_id,
                        principalTable: "report_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_recipients",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    email = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    email_key = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    forms = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    manner = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    number_style = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    stopped_at = table.Column<long>(type: "INTEGER", nullable: true),
                    stopped_by = table.Column<string>(type: "TEXT", maxLength: 320, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_recipients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "report_deliveries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    recipient_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    mail_id = table.Column<long>(type: "INTEGER", nullable: true),
                    called_back_at = table.Column<long>(type: "INTEGER", nullable: true),
                    links_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_deliveries", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_deliveries_outbox_mails_mail_id",
                        column: x => x.mail_id,
                        principalTable: "outbox_mails",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_report_deliveries_report_recipients_recipient_id",
                        column: x => x.recipient_id,
                        principalTable: "report_recipients",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_report_deliveries_report_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "report_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_mail_files_file_id",
                table: "outbox_mail_files",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_deliveries_mail_id",
                table: "report_deliveries",
                column: "mail_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_deliveries_recipient_id_owed_at",
                table: "report_deliveries",
                columns: new[] { "recipient_id", "owed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_report_deliveries_version_id_recipient_id",
                table: "report_deliveries",
                columns: new[] { "version_id", "recipient_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_recipients_email_key",
                table: "report_recipients",
                column: "email_key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "outbox_mail_files");

            migrationBuilder.DropTable(
                name: "report_deliveries");

            migrationBuilder.DropTable(
                name: "report_recipients");
        }
    }
}
