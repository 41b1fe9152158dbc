namespace StreamOps.Domain.Pricing.Terms;

/// <summary>How far a package went in a month, in standard minutes.</summary>
/// <param name="Used">All of the month.</param>
/// <param name="Included">In the package.</param>
/// <param name="FromTopUps">Beyond it, out of what was bought beside it.</param>
/// <param name="Over">Beyond both.</param>
/// <param name="TopUpsLeft">Of top-ups that hold on after the month.</param>
public sealed record PackageUse(string Name, decimal Used, decimal Included, decimal FromTopUps, decimal Over, decimal TopUpsLeft);
