using StreamOps.Data.Operations;

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

/// <summary>One row of system health. Instants are UTC.</summary>
/// <param name="Says">What is known, in a sentence.</param>
/// <param name="Reason">Of the last failure.</param>
public sealed record Connector(
    string Name,
    ConnectorState State,
    string Says,
    DateTimeOffset? LastSuccessAt = null,
    DateTimeOffset? LastFailureAt = null,
    string? Reason = null,
    string? Href = null)
{
    /// <summary>How far it is behind: the age of its last success, or of the oldest thing that waits for it. Null: nothing waits, or nothing is known.</summary>
    public TimeSpan? Lag { get; init; }

    /// <summary>What the lag is of, in two or three words.</summary>
    public string LagOf { get; init; } = "since last success";

    /// <summary>What is left of a limit, in words; null where there is none.</summary>
    public string? Quota { get; init; }

    /// <summary>The vendor that an admin may have reconciled here; null: none.</summary>
    public string? Vendor { get; init; }

    /// <summary>The newest wish to reconcile it, and its outcome.</summary>
    public Reconciliation? Reconciled { get; init; }

    /// <summary>For a part of which nothing is kept over a restart: that it has not been asked says nothing of the time before.</summary>
    public Connector SinceStart() => State == ConnectorState.Unheard ? this with { Says = "not asked since this server started" } : this;

    /// <summary>Who has never worked has not shown that it does.</summary>
    public Connector OrNoNews() => State == ConnectorState.Good && LastSuccessAt is null ? this with { State = ConnectorState.Unheard } : this;
}

/// <summary>Every part of the system, and what it runs on.</summary>
public sealed record HealthReport(IReadOnlyList<Connector> Connectors, string Runtime, string Version, DateTimeOffset AsOf)
{
    /// <summary>Parts that want somebody's attention.</summary>
    public int Troubled => Connectors.Count(c => c.State is ConnectorState.Poor or ConnectorState.Fair);

    /// <summary>Parts of which nothing is known yet.</summary>
    public int Unheard => Connectors.Count(c => c.State == ConnectorState.Unheard);
}
