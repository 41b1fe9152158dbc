using Bunit;
using StreamOps.Features.Account;

namespace StreamOps.Tests.Features.Account;

public sealed class AuditFactsTests : BunitContext
{
    [Fact]
    public void An_entry_is_shown_field_by_field_in_words()
    {
        var shown = Render<AuditFacts>(p => p.Add(
            f => f.Json, """{"id":1042,"basis":"host-minutes","usdPerUnit":1234.50,"validFrom":"2026-10-01","endedAt":"2026-10-01T12:00:00Z","isOn":true,"lastError":null,"scopes":["read","ingest"],"event":{"name":"Sale"}}"""));

        Assert.Equal(
            [
                "Id: 1042", "Basis: host-minutes", "USD per unit: 1,234.5", "Valid from: 2026-10-01", "Ended at: 1 Oct 2026, 12:00 UTC", "Is on: yes", "Last error: –",
                "Scopes: read, ingest", "Event: Name: Sale",
            ],
            shown.FindAll("dt").Zip(shown.FindAll("dd"), (name, value) => $"{name.TextContent}: {value.TextContent}"));
    }

    [Theory]
    [InlineData(null, "–")]
    [InlineData("\"a name\"", "a name")]
    public void Nothing_and_a_single_value_need_no_names(string? json, string text) =>
        Assert.Equal(text, Render<AuditFacts>(p => p.Add(f => f.Json, json)).Markup.Replace("<bdi>", "", StringComparison.Ordinal).Replace("</bdi>", "", StringComparison.Ordinal).Trim());
}
