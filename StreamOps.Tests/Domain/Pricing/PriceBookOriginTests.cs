using System.Globalization;
using StreamOps.Domain.Pricing;

namespace StreamOps.Tests.Domain.Pricing;

public sealed class PriceBookOriginTests
{
    private static readonly DateOnly October = new(2026, 10, 31);

    [Theory]
    [InlineData(PricePreset.Phase6)]
    [InlineData(PricePreset.Published)]
    public void A_book_that_nobody_changed_is_its_preset_whatever_numbers_its_rows_have(PricePreset preset) =>
        Assert.Equal(new PriceBookOrigin(preset, 0), PriceBookOrigin.Of(new PriceBook(PricePresets.Rows(preset).Select((p, i) => p with { Id = 40 + i })), October));

    [Theory]
    [InlineData("2026-10-31", 1)]
    [InlineData("2026-11-01", 2)]
    public void Rows_that_an_admin_added_are_counted_from_their_first_day_on(string day, int added) =>
        Assert.Equal(
            new PriceBookOrigin(PricePreset.Published, added),
            PriceBookOrigin.Of(
                new PriceBook([.. PricePresets.Rows(PricePreset.Published), Given.Price(1m, id: 90), Given.Price(2m, from: "2026-11-01", id: 91)]),
                DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_book_without_a_whole_preset_is_its_owner_s() =>
        Assert.Equal(new PriceBookOrigin(null, 4), PriceBookOrigin.Of(new PriceBook(PricePresets.Rows(PricePreset.Phase6).Skip(1)), October));
}
