using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Account;

/// <summary>An invitation looks like every other mail.</summary>
public sealed class InvitationLetter(MailRenderer renderer) : IInvitationLetter
{
    public async Task<(string Html, string Text)> WriteAsync(Uri link)
    {
        var mail = await renderer.RenderAsync<SetPasswordMail>(new Dictionary<string, object?> { [nameof(SetPasswordMail.Link)] = link });
        return (mail.Html, mail.Text);
    }
}
