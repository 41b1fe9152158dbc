using StreamOps.Features.Account;
using StreamOps.Platform;
using StreamOps.Platform.Access;

var builder = WebApplication.CreateBuilder(args);
builder.AddDatabase();
builder.AddIdentity();
builder.AddSecurity();
builder.Services.AddRazorPages(o => o.RootDirectory = "/Features");
builder.Services.AddAccount();

var app = builder.Build();
await using (var scope = app.Services.CreateAsyncScope())
{
    var access = scope.ServiceProvider.GetRequiredService<AccessBootstrap>();
    await app.Services.GetRequiredService<DatabaseStart>().RunAsync(access.FillAsync, CancellationToken.None);
}

app.UseStatusCodePagesWithReExecute("/status/{0}");
app.UseSecurity();
app.MapStaticAssets().AllowAnonymous();
app.MapRazorPages();
app.MapAccount();
app.Run();
