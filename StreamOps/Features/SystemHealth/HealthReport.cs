namespace StreamOps.Features.SystemHealth;

/// <summary>How a part of the system fares.</summary>
public enum ConnectorState
{
    Good,

    /// <summary>Works, but somebody should look.</summary>
    Fair,
    Poor,

    /// <summary>Turned off by configuration.</summary>
    Off,

    /// <summary>Has not said anything yet.</summary>
    Unheard,
}

/// <summary>One row of system health.</summary>
/// <param name="Says">What is known, in a sentence.</param>
/// <param name="Reason">Of the last failure.</param>
public sealed record Connector(
    string Name,
    ConnectorState State,
    string Says,
    DateTimeOffset? LastSuccessAt = null,
    DateTimeOffset? LastFailureAt = null,
    string? Reason = null,
    string? Href = null);

/// <summary>Every part of the system, and what it runs on.</summary>
public sealed record HealthReport(IReadOnlyList<Connector> Connectors, string Runtime, string Version, DateTimeOffset AsOf)
{
    /// <summary>Parts that want somebody's attention.</summary>
    public int Troubled => Connectors.Count(c => c.State is ConnectorState.Poor or ConnectorState.Fair);
}
