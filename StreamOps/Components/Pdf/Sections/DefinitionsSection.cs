namespace StreamOps.Components.Pdf.Sections;

/// <summary>What the words mean, for a reader without the product.</summary>
internal static class DefinitionsSection
{
    public static Section Of(Subject subject) => new("definitions", "Definitions", new Definitions(
    [
        ("Month and day", $"Those of the billing zone {subject.Statement.Identity.Zone}. A stream across midnight is cut there: its time, viewers and cost belong to the day, and so to the month, in which they happened."),
        ("Stream, channel", "A channel is a seller's room and lasts; a stream is one broadcast on it, from start to end."),
        ("Hours", "Live time of streams that lies in the month. Tables of days, channels and sellers hold recorded streams alone."),
        ("Viewer-minutes", "The time integral of concurrent viewers, HLS and RTC: each sample holds until the next one, for at most three sampling intervals. Gaps are reported as coverage, not guessed."),
        ("Average, peak", "Average: viewer-minutes over sampled live minutes. Peak: the largest sum over all streams at one time, never a sum of peaks."),
        ("Coverage", "Sampled live time as a share of live time."),
        ("Booked, exact", "Exact is the amount before rounding. A line is rounded up to a cent once, so it is never below the truth and less than a cent above it. A total is the sum of its shown lines."),
        ("Cost of a row", "Booked cents of each line, spread over days, channels or sellers by their exact cost, so that every such table comes to the cost of the month."),
        ("Accrued", "Cost so far of streams that have no records yet. It is not part of what is booked."),
        ("Correction", "What became known about a closed month afterwards. The closed month stays as it was printed; the difference is booked here."),
        ("CDN", "Bandwidth of a delivery network that is paid by the gigabyte; nothing as long as the price book has no price for it."),
        ("Hours and minutes", "Exact until they are printed; printed figures may differ from their printed total in the last decimal. Amounts of money never do."),
        ("Content hash", "SHA-256 of the figures, without the moment of reading and the version. Two statements with the same hash hold the same figures."),
        ("Links", "Figures and names lead to the page of the product behind them, which asks for an account. The same figures are there on the screen and as CSV."),
        ($"The sign {Face.Replacement}", "Stands for a character that the fonts of this document lack. Number and link say which row it is."),
    ]));
}
