namespace StreamOps.Vendors.Agora;

/// <summary>Media push events, by Agora's numbers.</summary>
public enum AgoraMediaPushEventKind
{
    Unknown = 0,
    Created = 1,
    Updated = 2,
    StateChanged = 3,
    Destroyed = 4,
}
