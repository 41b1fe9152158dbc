using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamOps.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReportFileParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "report_file_parts",
                columns: table => new
                {
                    file_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_packed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_file_parts", x => new { x.file_id, x.number });
                    table.ForeignKey(
                        name: "fk_report_file_parts_report_files_file_id",
                        column: x => x.file_id,
                        principalTable: "report_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            // What was printed stays as it was printed: one part, not packed.
            migrationBuilder.Sql("INSERT INTO report_file_parts (file_id, number, content, is_packed) SELECT id, 0, content, 0 FROM report_files");

            // Written by hand, because the generated way rebuilds the table outside of the transaction, and a kill would leave half of it.
            migrationBuilder.Sql("ALTER TABLE report_files DROP COLUMN content");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // No database unpacks them: the version before makes its files anew.
            migrationBuilder.Sql("DELETE FROM outbox_mail_files");
            migrationBuilder.Sql("DELETE FROM report_files");
            migrationBuilder.DropTable(
                name: "report_file_parts");

            migrationBuilder.AddColumn<byte[]>(
                name: "content",
                table: "report_files",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);
        }
    }
}
