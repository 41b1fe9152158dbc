namespace StreamOps.Vendors.Agora;

/// <summary>A project of the account, without its certificate.</summary>
/// <param name="Id">The id that usage is asked by.</param>
/// <param name="AppId">The App ID that channels live under.</param>
/// <param name="Name">As shown in the console.</param>
/// <param name="Enabled">False for a stopped project.</param>
/// <param name="CreatedAt">UTC; null when not said.</param>
public sealed record AgoraProject(string Id, string AppId, string Name, bool Enabled, DateTimeOffset? CreatedAt);
