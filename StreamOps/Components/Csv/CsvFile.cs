using System.Globalization;
using CsvHelper;
using StreamOps.Domain.Money;

namespace StreamOps.Components.Csv;

/// <summary>
/// A file for spreadsheets as it is written: RFC 4180, UTF-8, figures with a point and without separators, instants as ISO 8601 in UTC, what
/// is not known empty. Text is kept from being a formula (<see cref="CsvText"/>); a figure keeps its minus. Holds one buffer of 64 KiB.
/// </summary>
public sealed class CsvFile : IDisposable, IAsyncDisposable
{
    private readonly CsvWriter writer;

    /// <param name="stream">Stays open.</param>
    /// <param name="bom">Whether the file begins with a byte order mark, by which Excel knows UTF-8.</param>
    public CsvFile(Stream stream, bool bom = false) => writer = CsvWriter.Create(
        stream, new CsvWriterOptions { FormatProvider = CultureInfo.InvariantCulture, WriteByteOrderMark = bom }, leaveOpen: true);

    public CsvFile Text(string? value)
    {
        if (value is null || CsvText.IsHarmless(value))
        {
            writer.WriteField(value);
        }
        else
        {
            writer.WriteField(CsvText.Harmless(value), CsvQuoting.Always);
        }

        return this;
    }

    /// <summary>With all its decimals.</summary>
    public CsvFile Number(decimal? value) => Plain(value is { } figure ? PlainDecimal.Of(figure).ToString(CultureInfo.InvariantCulture) : null);

    public CsvFile Number(decimal? value, string format) => Plain(value?.ToString(format, CultureInfo.InvariantCulture));

    public CsvFile Number(long? value) => Plain(value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>USD of whole cents, always with two decimals.</summary>
    public CsvFile Usd(long? cents) => Number(cents / 100m, "0.00");

    /// <summary>Minutes with six decimals at most: less than a tenth of a millisecond.</summary>
    public CsvFile Minutes(long milliseconds) => Number(milliseconds / 60_000m, "0.######");

    /// <param name="at">Null: empty.</param>
    /// <param name="format">To the millisecond, unless it says otherwise.</param>
    public CsvFile Instant(DateTimeOffset? at, string format = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'") =>
        Plain(at?.ToUniversalTime().ToString(format, CultureInfo.InvariantCulture));

    public CsvFile Day(DateOnly day) => Plain(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public CsvFile Empty(int cells = 1)
    {
        for (var i = 0; i < cells; i++)
        {
            Plain(null);
        }

        return this;
    }

    public CsvFile Head(params IEnumerable<string> columns)
    {
        foreach (var column in columns)
        {
            Text(column);
        }

        return this;
    }

    public void EndRow() => writer.EndRecord();

    public ValueTask EndRowAsync(CancellationToken cancel) => writer.EndRecordAsync(cancel);

    public void Dispose() => writer.Dispose();

    public async ValueTask DisposeAsync() => await writer.DisposeAsync();

    private CsvFile Plain(string? value)
    {
        writer.WriteField(value);
        return this;
    }
}
