using StreamOps.Data.Budgets;
using StreamOps.Data.Figures;
using StreamOps.Data.Reports;

namespace StreamOps.Platform;

/// <summary>Registers the reads that pages, API and live pages share.</summary>
public static class Figures
{
    public static WebApplicationBuilder AddFigures(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<StreamReads>();
        builder.Services.AddScoped<LiveReads>();
        builder.Services.AddSingleton<LiveCount>();
        builder.Services.AddScoped<TimelineReads>();
        builder.Services.AddScoped<PastHealthReads>();
        builder.Services.AddScoped<StreamHistory>();
        builder.Services.AddScoped<PlatformFigures>();
        builder.Services.AddScoped<ChannelFigures>();
        builder.Services.AddScoped<ChannelList>();
        builder.Services.AddScoped<ChannelAudience>();
        builder.Services.AddScoped<ChannelRanking>();
        builder.Services.AddScoped<CostFigures>();
        builder.Services.AddSingleton<SpendMemory>();
        builder.Services.AddScoped<SpendHistories>().AddScoped<MonthForecasts>();
        builder.Services.AddScoped<CostRecordReads>().AddScoped<ExpectedInvoiceReads>();
        builder.Services.AddScoped<ChannelCosts>();
        builder.Services.AddScoped<CostBreakdowns>();
        builder.Services.AddScoped<DayBreakdowns>();
        builder.Services.AddScoped<ChannelMetrics>();
        builder.Services.AddScoped<StreamCosts>();
        builder.Services.AddScoped<StatementShares>().AddScoped<StatementFacts>().AddScoped<StatementChecks>().AddScoped<StatementReads>().AddScoped<ChargeReads>();
        return builder;
    }
}
