using System.Diagnostics;
using System.Net;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Durability;

/// <summary>An operator stops the process while people watch and samples come in.</summary>
public sealed class StopTests(ITestOutputHelper output)
{
    private const int Pages = 1000;
    private const string Email = "admin@people.example";
    private const string Password = "correct horse battery";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_thousand_open_live_pages_do_not_hold_up_the_end_and_nothing_acknowledged_is_lost(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var settings = Backend.Settings(database);
        (settings["Bootstrap:AdminEmail"], settings["Bootstrap:AdminPassword"]) = (Email, Password);
        await using var app = new ProcessApp(settings);
        for (var stop = 0; stop < Effort.Times(1, 10); stop++)
        {
            await app.StartAsync();
            using var backend = new Backend(app.Address);
            using var person = await SignInAsync(app.Address);
            var pages = Enumerable.Range(0, Pages).Select(_ => new LivePage(person)).ToList();
            var reading = pages.Select(p => p.RunAsync()).ToList();
            await Task.WhenAll(pages.Select(p => p.Opened));
            var since = Example.Start.AddDays(stop);
            var streams = new List<StreamAnswer>();
            for (var i = 0; i < 8; i++)
            {
                streams.Add(await backend.StartAsync(await backend.PutChannelAsync($"room-{stop}-{i}"), "show", since, Load.EverySeconds));
            }

            var load = new Load(backend, streams);
            var sending = load.RunAsync();
            await Task.Delay(TimeSpan.FromSeconds(2));
            var open = pages.Count(p => p.IsOpen);
            var told = Stopwatch.GetTimestamp();
            var code = await app.TerminateAsync(Effort.Within(Longest.TotalSeconds));
            var took = Stopwatch.GetElapsedTime(told);
            await sending;
            await Task.WhenAll(reading);

            output.WriteLine($"{kind}: {open} pages open, ended with {code} after {took.TotalSeconds:0.0} s, {load.Ledger.Acknowledged.Count} samples acknowledged");
            Assert.Equal(0, code);
            Assert.True(open > Pages * 9 / 10, $"{open} pages were open");

            // A request sent on a kept-alive connection in the moment in which the server closes it finds it closed: it was never started.
            // What counts is that none of them was acknowledged and lost.
            Assert.NotEmpty(load.Ledger.Acknowledged);
            await Aftermath.CheckSamplesAsync(database, load, since);
        }
    }

    private static async Task<AppClient> SignInAsync(Uri address)
    {
        var person = new AppClient(address);
        using var answer = await person.SubmitAsync("/account/login", new Dictionary<string, string> { ["Email"] = Email, ["Password"] = Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return person;
    }
}
