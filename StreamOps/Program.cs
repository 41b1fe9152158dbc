using Hangfire;
using StreamOps;
using StreamOps.Features.Account;
using StreamOps.Features.Costs;
using StreamOps.Features.Demo;
using StreamOps.Features.Live;
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
builder.AddIntake();
builder.AddFigures();
builder.Services.AddRazorPages(o => o.RootDirectory = "/Features");
builder.Services.AddCloudflare(builder.Configuration);
builder.Services.AddAgora(builder.Configuration);
builder.Services.AddAccount();
builder.AddLive();
builder.AddCosts();

var app = builder.Build();
await app.StartDatabaseAsync();

app.UseStatusCodePagesWithReExecute("/status/{0}");
app.UseSecurity();
app.MapStaticAssets().AllowAnonymous();
app.MapRazorPages();
app.MapAccount();
app.MapLive();
app.Services.GetRequiredService<IRecurringJobManager>().ScheduleCosts();
await app.RunAsync();
