using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Access;
using StreamOps.Data.Alerts;
using StreamOps.Data.Budgets;
using StreamOps.Data.Costs;
using StreamOps.Data.Messages;
using StreamOps.Data.Notifications;
using StreamOps.Data.Operations;
using StreamOps.Data.Reconciliation;
using StreamOps.Data.Reports;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Streams;

namespace StreamOps.Data;

/// <summary>All tables. What differs between the two databases lives in the two children and nowhere else.</summary>
public abstract class StreamOpsDb(DbContextOptions options)
    : IdentityDbContext<UserRow, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<ChannelRow> Channels => Set<ChannelRow>();

    public DbSet<StreamRow> Streams => Set<StreamRow>();

    public DbSet<StreamEventRow> StreamEvents => Set<StreamEventRow>();

    public DbSet<StreamNoteRow> StreamNotes => Set<StreamNoteRow>();

    public DbSet<ChannelHostRow> ChannelHosts => Set<ChannelHostRow>();

    public DbSet<ChannelLegRow> ChannelLegs => Set<ChannelLegRow>();

    public DbSet<SampleRow> Samples => Set<SampleRow>();

    public DbSet<StreamTotalRow> StreamTotals => Set<StreamTotalRow>();

    public DbSet<StreamIngestRow> StreamIngests => Set<StreamIngestRow>();

    public DbSet<StreamMinuteRow> StreamMinutes => Set<StreamMinuteRow>();

    public DbSet<StreamDayRow> StreamDays => Set<StreamDayRow>();

    public DbSet<RecordedMonthRow> RecordedMonths => Set<RecordedMonthRow>();

    public DbSet<PlatformMinuteRow> PlatformMinutes => Set<PlatformMinuteRow>();

    public DbSet<PriceRow> Prices => Set<PriceRow>();

    public DbSet<PriceTermRow> PriceTerms => Set<PriceTermRow>();

    public DbSet<CostDutyRow> CostDuties => Set<CostDutyRow>();

    public DbSet<CostRecordRow> CostRecords => Set<CostRecordRow>();

    public DbSet<CostPartRow> CostParts => Set<CostPartRow>();

    public DbSet<BillingMonthRow> BillingMonths => Set<BillingMonthRow>();

    public DbSet<ClosedDayRow> ClosedDays => Set<ClosedDayRow>();

    public DbSet<AdjustmentRow> Adjustments => Set<AdjustmentRow>();

    public DbSet<ReportVersionRow> ReportVersions => Set<ReportVersionRow>();

    public DbSet<ReportFileRow> ReportFiles => Set<ReportFileRow>();

    public DbSet<ReportFilePartRow> ReportFileParts => Set<ReportFilePartRow>();

    public DbSet<ReportDownloadRow> ReportDownloads => Set<ReportDownloadRow>();

    public DbSet<ReportRecipientRow> ReportRecipients => Set<ReportRecipientRow>();

    public DbSet<ReportDeliveryRow> ReportDeliveries => Set<ReportDeliveryRow>();

    public DbSet<BudgetRow> Budgets => Set<BudgetRow>();

    public DbSet<BudgetThresholdRow> BudgetThresholds => Set<BudgetThresholdRow>();

    public DbSet<BudgetCrossingRow> BudgetCrossings => Set<BudgetCrossingRow>();

    public DbSet<AlertRuleRow> AlertRules => Set<AlertRuleRow>();

    public DbSet<AlertRow> Alerts => Set<AlertRow>();

    public DbSet<AlertChangeRow> AlertChanges => Set<AlertChangeRow>();

    public DbSet<AlertSightRow> AlertSights => Set<AlertSightRow>();

    public DbSet<SilenceRow> Silences => Set<SilenceRow>();

    public DbSet<InboxMessageRow> InboxMessages => Set<InboxMessageRow>();

    public DbSet<OutboxMailRow> OutboxMails => Set<OutboxMailRow>();

    public DbSet<OutboxMailFileRow> OutboxMailFiles => Set<OutboxMailFileRow>();

    public DbSet<NotificationRow> Notifications => Set<NotificationRow>();

    public DbSet<NotificationShareRow> NotificationShares => Set<NotificationShareRow>();

    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();

    public DbSet<WebhookEndpointRow> WebhookEndpoints => Set<WebhookEndpointRow>();

    public DbSet<WebhookDeliveryRow> WebhookDeliveries => Set<WebhookDeliveryRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();

    public DbSet<ConnectorRow> Connectors => Set<ConnectorRow>();

    public DbSet<LeaseRow> Leases => Set<LeaseRow>();

    public DbSet<StorageReadingRow> StorageReadings => Set<StorageReadingRow>();

    public DbSet<UsageReadingRow> UsageReadings => Set<UsageReadingRow>();

    public DbSet<VendorUsageRow> VendorUsages => Set<VendorUsageRow>();

    public DbSet<InvoiceRow> Invoices => Set<InvoiceRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The statements of the sample path in this database's own words.</summary>
    public abstract SampleTables SampleTables { get; }

    /// <summary>An instant as a parameter of hand-written SQL.</summary>
    public abstract object Instant(DateTimeOffset instant);

    /// <summary>True for the error that a unique index or primary key raises: the twin of this write was faster.</summary>
    public abstract bool IsDuplicateKey(Exception error);

    /// <summary>
    /// SQL that makes other writers of the named rows wait until this transaction ends. SQLite has one writer at a time and needs none.
    /// </summary>
    /// <param name="table">A table name from our own code, never input.</param>
    public abstract Task LockRowsAsync(string table, string keyColumn, IReadOnlyCollection<long> keys, CancellationToken cancel);

    /// <summary>As <see cref="LockRowsAsync"/>, but any number of transactions may share a row; only one that locks it waits, and is waited for.</summary>
    /// <param name="table">A table name from our own code, never input.</param>
    public abstract Task ShareRowsAsync(string table, string keyColumn, IReadOnlyCollection<long> keys, CancellationToken cancel);

    /// <summary>Holds one row until the transaction ends. False where it is gone or another server holds it.</summary>
    /// <param name="table">A table name from our own code, never input.</param>
    public abstract Task<bool> TryHoldAsync(string table, string keyColumn, long key, CancellationToken cancel);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(StreamOpsDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        SpellByWireName<StreamMode>(configurationBuilder);
        SpellByWireName<RelayStatus>(configurationBuilder);
        SpellByWireName<RelayPath>(configurationBuilder);
        SpellByWireName<ResolutionTier>(configurationBuilder);
        SpellByWireName<PriceBasis>(configurationBuilder);
        SpellByWireName<VendorRounding>(configurationBuilder);
        SpellByWireName<TermKind>(configurationBuilder);
        SpellByWireName<BudgetScopeKind>(configurationBuilder);
        SpellByWireName<ThresholdBasis>(configurationBuilder);
        SpellByWireName<Severity>(configurationBuilder);
        SpellByWireName<AlertRuleKind>(configurationBuilder);
        SpellByWireName<AlertState>(configurationBuilder);
        SpellByWireName<Sight>(configurationBuilder);
        SpellByWireName<NoDataPolicy>(configurationBuilder);
        SpellByWireName<NotificationKind>(configurationBuilder);
        SpellByWireName<WebhookForm>(configurationBuilder);
        SpellByWireName<EndCause>(configurationBuilder);
        SpellByWireName<StreamEventKind>(configurationBuilder);
        SpellByWireName<StreamEventSource>(configurationBuilder);
        SpellByWireName<SampleSource>(configurationBuilder);
        SpellByWireName<InboxState>(configurationBuilder);
        SpellByWireName<CorrectionCause>(configurationBuilder);
        SpellByWireName<ViewNature>(configurationBuilder);
        SpellByWireName<DeliveryManner>(configurationBuilder);
    }

    private static void SpellByWireName<TEnum>(ModelConfigurationBuilder builder)
        where TEnum : struct, Enum =>
        builder.Properties<TEnum>().HaveConversion<WireNameConverter<TEnum>>().HaveMaxLength(40);
}
