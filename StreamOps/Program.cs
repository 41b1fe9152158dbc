using StreamOps;
using StreamOps.Features.Account;
using StreamOps.Features.Channels;
using StreamOps.Features.Costs;
using StreamOps.Features.Demo;
using StreamOps.Features.Live;
using StreamOps.Features.Mail;
using StreamOps.Features.Metrics;
using StreamOps.Features.Overview;
using StreamOps.Features.Sampling;
using StreamOps.Features.Retention;
using StreamOps.Features.Shared;
using StreamOps.Features.Streams;
using StreamOps.Features.SystemHealth;
using StreamOps.Features.Webhooks;
using StreamOps.Platform;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

StartupRefusal.SpeakPlainly();
var builder = WebApplication.CreateBuilder(args);
builder.AddListening();
builder.AddStartup();
await builder.AddDemoAsync();
builder.AddDatabase();
builder.AddIdentity();
builder.AddSecurity();
builder.AddJobs();
builder.AddTelemetry();
builder.AddHealth();
builder.AddWeb();
builder.AddIngest();
builder.AddFigures();
builder.Services.AddCloudflare(builder.Configuration);
builder.Services.AddAgora(builder.Configuration);

builder.Services.AddAccount();
builder.AddLive();
builder.AddChannels();
builder.AddStreams();
builder.AddMetrics();
builder.AddWebhooks();
builder.AddSampling();
builder.AddReconciling();
builder.AddCosts();
builder.Services.AddSystemHealth();
builder.AddRetention();
builder.AddMail();

var app = builder.Build();
app.CheckOptions();
await app.StartDatabaseAsync();

app.UseTelemetry();
app.UseWeb();
app.UseSecurity();
app.UseReader();
app.MapWeb();
app.MapAccount();
app.MapOverview();
app.MapLive();
app.MapChannels();
app.MapStreams();
app.MapMetrics();
app.MapWebhooks();
app.MapCosts();
app.MapHealth();
app.MapJobDashboard();

app.KeepScheduled(jobs =>
{
    jobs.ScheduleSampling(app.Services.GetRequiredService<SamplingOptions>());
    jobs.ScheduleCosts();
    jobs.ScheduleMail();
    jobs.ScheduleRetention();
});
await app.RunToEndAsync();
