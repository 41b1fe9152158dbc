namespace StreamOps.Components;

/// <summary>Whether a change is welcome. Costs that rise are bad, viewers that rise are good: the page decides.</summary>
public enum Tone
{
    Neutral,
    Good,
    Bad,
}
