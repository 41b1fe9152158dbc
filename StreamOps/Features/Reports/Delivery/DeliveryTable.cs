namespace StreamOps.Features.Reports.Delivery;

/// <summary>A page of the log.</summary>
/// <param name="NamesRecipient">It is of several.</param>
/// <param name="Now">By which links are open or over.</param>
/// <param name="Path">Address of the page, without its number.</param>
public sealed record DeliveryTable(IReadOnlyList<DeliveryLine> Lines, bool NamesRecipient, DateTimeOffset Now, int Page, int Total, string Path);
