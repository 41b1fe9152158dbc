using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StreamOps.Data;
using StreamOps.Data.Access;

namespace StreamOps.Tests.Support;

/// <summary>The whole application in this process, on a real port of 127.0.0.1, over one test database.</summary>
public sealed class StreamOpsApp : WebApplicationFactory<Program>
{
    /// <summary>The first key of every test application; all scopes.</summary>
    public const string ApiKey = "test-key-0123456789-0123456789-0123456789";

    private readonly bool ownsDatabase;
    private readonly TimeProvider? clock;
    private readonly Dictionary<string, string?> settings;
    private readonly Action<IServiceCollection>? services;

    private StreamOpsApp(
        TestDatabase database, bool ownsDatabase, TimeProvider? clock, IReadOnlyDictionary<string, string?>? settings, Action<IServiceCollection>? services)
    {
        Database = database;
        this.ownsDatabase = ownsDatabase;
        this.clock = clock;
        this.services = services;
        this.settings = new Dictionary<string, string?>(database.Settings)
        {
            ["Bootstrap:ApiKey"] = ApiKey,
            ["urls"] = "http://127.0.0.1:0",
            ["Billing:CloseDay"] = "0",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
        {
            this.settings[key] = value;
        }

        UseKestrel(0);
    }

    public TestDatabase Database { get; }

    public Uri Address => ClientOptions.BaseAddress;

    /// <param name="database">Stays with the caller, who may look into it when the application is gone, or start another over it.</param>
    /// <param name="clock">Null: the real one.</param>
    /// <param name="settings">Configuration over the defaults.</param>
    /// <param name="services">Registrations over the product's own, for a vendor that the test plays.</param>
    public static StreamOpsApp Start(
        TestDatabase database,
        TimeProvider? clock = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null)
    {
        var app = new StreamOpsApp(database, ownsDatabase: false, clock, settings, services);
        app.StartServer();
        return app;
    }

    /// <summary>Over a database of its own, which goes with it.</summary>
    public static async Task<StreamOpsApp> StartAsync(
        DatabaseKind kind,
        TimeProvider? clock = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null)
    {
        var app = new StreamOpsApp(await TestDatabase.CreateAsync(kind), ownsDatabase: true, clock, settings, services);
        app.StartServer();
        return app;
    }

    public StreamOpsDb Open() => Database.Open();

    /// <summary>A caller that keeps cookies and follows no redirect.</summary>
    public AppClient Anonymous() => new(Address);

    public AppClient WithKey(string key = ApiKey)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>A new person of this role, signed in.</summary>
    public async Task<AppClient> SignedInAsync(string role) => await SignInAsync(await SessionCookie.AddUserAsync(Services, role));

    /// <summary>This person with the cookie that signing in gives.</summary>
    public async Task<AppClient> SignInAsync(UserRow user)
    {
        var client = Anonymous();
        client.Cookies.Add(Address, await SessionCookie.OfAsync(Services, user));
        return client;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (ownsDatabase)
        {
            await Database.DisposeAsync();
        }
    }

    // As host configuration, because Program reads its settings before the host is built.
    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.ConfigureHostConfiguration(c => c.AddInMemoryCollection(settings));
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Test");
        builder.UseStaticWebAssets();
        builder.ConfigureTestServices(s =>
        {
            if (clock is not null)
            {
                s.Replace(ServiceDescriptor.Singleton(clock));
            }

            services?.Invoke(s);
        });
    }
}
