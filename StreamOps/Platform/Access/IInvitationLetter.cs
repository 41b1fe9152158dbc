namespace StreamOps.Platform.Access;

/// <summary>Puts an invitation into words. A feature does so: nothing here makes markup.</summary>
public interface IInvitationLetter
{
    /// <param name="link">Where the password is set.</param>
    /// <returns>The body of the mail in both of its forms.</returns>
    Task<(string Html, string Text)> WriteAsync(Uri link);
}
