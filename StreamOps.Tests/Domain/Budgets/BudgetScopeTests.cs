using StreamOps.Domain.Budgets;

namespace StreamOps.Tests.Domain.Budgets;

public sealed class BudgetScopeTests
{
    private static readonly Guid Seller = Guid.Parse("6f9619ff-8b86-d011-b42d-00cf4fc964ff");

    public static TheoryData<BudgetScope> Scopes => [BudgetScope.All, BudgetScope.OfService("agora"), BudgetScope.OfSeller(Seller), BudgetScope.OfChannel(12)];

    [Theory, MemberData(nameof(Scopes))]
    public void A_scope_is_read_as_it_is_written(BudgetScope scope)
    {
        Assert.True(BudgetScope.TryParse(scope.ToString(), out var read));
        Assert.Equal(scope, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("everything")]
    [InlineData("channel:")]
    [InlineData("channel:-1")]
    [InlineData("channel:1:2")]
    [InlineData("seller:nobody")]
    [InlineData("service:")]
    public void Anything_else_is_refused(string? text) => Assert.False(BudgetScope.TryParse(text, out _));

    [Fact]
    public void A_channel_s_cost_is_its_own_its_seller_s_and_everybody_s()
    {
        Assert.True(BudgetScope.All.Takes(12, Seller) && BudgetScope.OfService("agora").Takes(12, Seller));
        Assert.True(BudgetScope.OfSeller(Seller).Takes(12, Seller) && BudgetScope.OfChannel(12).Takes(12, Seller));
        Assert.False(BudgetScope.OfSeller(Seller).Takes(12, Guid.Empty) || BudgetScope.OfChannel(12).Takes(13, Seller));
        Assert.False(BudgetScope.OfService("agora").Takes("cloudflare"));
    }
}
