using StreamOps.Data;
using StreamOps.Data.Costs;

namespace StreamOps.Features.Costs;

/// <summary>A list of dated rows in the words of its pages and its audit trail.</summary>
/// <param name="Table">Of the database.</param>
/// <param name="Noun">What a row is called: <c>price</c>.</param>
/// <param name="Place">What it is in: <c>book</c>.</param>
/// <param name="Instead">What to do with a row that holds already.</param>
/// <param name="Subject">How the trail names a row.</param>
/// <param name="Facts">What the trail keeps of it.</param>
/// <param name="ObstacleAsync">What else keeps a row in its place; null where it may go.</param>
public sealed record DatedList<TRow>(
    string Table,
    string Noun,
    string Place,
    string Instead,
    Func<TRow, string> Subject,
    Func<TRow, object> Facts,
    Func<StreamOpsDb, TRow, CancellationToken, Task<string?>> ObstacleAsync)
    where TRow : DatedRow;
