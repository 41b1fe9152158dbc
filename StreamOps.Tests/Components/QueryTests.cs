using StreamOps.Components;

namespace StreamOps.Tests.Components;

public sealed class QueryTests
{
    private static readonly Dictionary<string, string> Keep = new() { ["month"] = "2026-10", ["q"] = "a&b=c" };

    [Fact]
    public void A_link_keeps_what_the_address_says() =>
        Assert.Equal("/costs?month=2026-10&q=a%26b%3Dc&page=2", Query.Of("/costs", Keep, ("page", "2")));

    [Fact]
    public void A_link_replaces_what_it_changes_and_drops_what_it_empties() =>
        Assert.Equal("/costs?month=2026-09", Query.Of("/costs", Keep, ("month", "2026-09"), ("q", null)));

    [Fact]
    public void Nothing_to_say_is_a_bare_path() => Assert.Equal("/costs", Query.Of("/costs", new Dictionary<string, string>()));
}
