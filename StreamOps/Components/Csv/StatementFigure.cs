namespace StreamOps.Components.Csv;

/// <summary>A row of the statement's table it belongs to, by which all its figures are found.</summary>
/// <param name="Section">The table.</param>
/// <param name="BelongsTo">Whose it is, in words of that table; null: it has no owner.</param>
internal sealed record StatementItem(string Section, string? Key = null, string? Name = null, string? BelongsTo = null)
{
    /// <summary>USD of whole cents.</summary>
    public StatementFigure Usd(string measure, long? cents) => Of(measure, "USD", f => f.Usd(cents).Empty());

    /// <summary>USD with all decimals.</summary>
    public StatementFigure ExactUsd(string measure, decimal amountUsd) => Of(measure, "USD", f => f.Number(amountUsd).Empty());

    public StatementFigure Minutes(string measure, long milliseconds) => Of(measure, "minutes", f => f.Minutes(milliseconds).Empty());

    public StatementFigure Number(string measure, string unit, decimal? value) => Of(measure, unit, f => f.Number(value).Empty());

    public StatementFigure Count(string measure, long? count) => Of(measure, "count", f => f.Number(count).Empty());

    public StatementFigure Instant(string measure, DateTimeOffset? at) => Of(measure, "instant", f => f.Empty().Instant(at));

    public StatementFigure Day(string measure, DateOnly day) => Of(measure, "date", f => f.Empty().Day(day));

    public StatementFigure Text(string measure, string? text) => Of(measure, null, f => f.Empty().Text(text));

    private StatementFigure Of(string measure, string? unit, Func<CsvFile, CsvFile> write) => new(Section, Key, Name, BelongsTo, measure, unit, write);
}

/// <summary>One figure of a statement, of no known type: it writes itself into the cells for value and text.</summary>
internal sealed record StatementFigure(
    string Section, string? Key, string? Name, string? BelongsTo, string Measure, string? Unit, Func<CsvFile, CsvFile> Write);
