using Hangfire;
using StreamOps;
using StreamOps.Features.Account;
using StreamOps.Features.Channels;
using StreamOps.Features.Costs;
using StreamOps.Features.Demo;
using StreamOps.Features.Live;
using StreamOps.Features.Metrics;
using StreamOps.Features.Overview;
using StreamOps.Features.Streams;
using StreamOps.Features.SystemHealth;
using StreamOps.Features.Webhooks;
using StreamOps.Platform;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

var builder = WebApplication.CreateBuilder(args);
builder.AddListening();
await builder.AddDemoAsync();
builder.AddDatabase();
builder.AddIdentity();
builder.AddSecurity();
builder.AddJobs();
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
builder.AddCosts();
builder.Services.AddSystemHealth();

var app = builder.Build();
await app.StartDatabaseAsync();

app.UseWeb();
app.UseSecurity();
app.MapWeb();
app.MapAccount();
app.MapOverview();
app.MapLive();
app.MapChannels();
app.MapStreams();
app.MapMetrics();
app.MapWebhooks();
app.MapCosts();

var jobs = app.Services.GetRequiredService<IRecurringJobManager>();
jobs.ScheduleCosts();
await app.RunAsync();
