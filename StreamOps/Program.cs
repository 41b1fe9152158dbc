using StreamOps.Platform;

var builder = WebApplication.CreateBuilder(args);
builder.AddDatabase();
builder.AddIdentity();
var app = builder.Build();
app.Run();
