using System.Net;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform;

public sealed class KnownHandlerTests
{
    [Theory]
    [InlineData("/overview")]
    [InlineData("/costs")]
    [InlineData("/reports/2026-03")]
    [InlineData("/costs/reconciliation")]
    [InlineData("/account/users?handler=Nope")]
    public async Task A_form_sent_to_a_page_that_has_no_such_form_is_refused_as_such(string page)
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var admin = await world.App.SignedInAsync(Roles.Admin);

        using var answer = await admin.SubmitAsync("/reports/2026-03/close", new Dictionary<string, string>(), page);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("That did not work", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
