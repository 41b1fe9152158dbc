using System.Globalization;
using System.Text.Json;
using StreamOps.Domain.Time;

namespace StreamOps.Vendors.Agora;

public sealed partial class AgoraClient
{
    /// <summary>The account's projects. Agora's own table calls 201 their success. App certificates in the answer are not kept.</summary>
    public async Task<IReadOnlyList<AgoraProject>> ListProjectsAsync(CancellationToken cancel = default)
    {
        var json = (await AskAsync(AgoraHosts.Console, ["dev", "v1", "projects"], "", VendorRequest.ListBody, cancel)).Json;
        return json.Field("projects").ValueKind == JsonValueKind.Array
            ? [.. json.Items("projects").Select(ReadProject)]
            : throw Bad("answered a list of projects without the list");
    }

    /// <summary>Metered seconds of a project for the UTC days from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public async Task<IReadOnlyList<AgoraUsageDay>> GetUsageAsync(
        string projectId, DateOnly from, DateOnly to, string business = AgoraUsageDay.AudioAndVideo, CancellationToken cancel = default)
    {
        var query = $"project_id={Uri.EscapeDataString(projectId)}&from_date={Day(from)}&to_date={Day(to)}&business={Uri.EscapeDataString(business)}";
        var json = (await AskAsync(AgoraHosts.Console, ["dev", "v3", "usage"], query, VendorRequest.ListBody, cancel)).Json;
        if (json.Field("usages").ValueKind != JsonValueKind.Array)
        {
            throw Bad("answered usage without days");
        }

        return [.. json.Items("usages").Select(day => ReadDay(day, json.Field("meta")))];
    }

    private static AgoraProject ReadProject(JsonElement json) =>
        json.Text("id") is { } id && json.Text("vendor_key") is { } appId
            ? new AgoraProject(id, appId, json.Text("name") ?? id, json.Whole("status") == 1, json.Instant("created"))
            : throw Bad("answered a project without id");

    private static AgoraUsageDay ReadDay(JsonElement day, JsonElement meta)
    {
        // Described as Unix time, shown as an ISO string.
        var date = day.Instant("date") ?? throw Bad("answered usage of no day");
        var usage = day.Field("usage");
        return usage.ValueKind == JsonValueKind.Object
            ? new AgoraUsageDay(date.UtcDay(),
                usage.EnumerateObject().ToDictionary(tier => tier.Name, tier => Seconds(tier, meta)))
            : throw Bad("answered a day without usage");
    }

    private static long Seconds(JsonProperty tier, JsonElement meta)
    {
        if (meta.Field(tier.Name).Text("unit") is { } unit && !unit.StartsWith("sec", StringComparison.OrdinalIgnoreCase))
        {
            throw Bad($"meters {tier.Name} in another unit than seconds");
        }

        return tier.Value.AsWhole() is >= 0 and { } seconds ? seconds : throw Bad($"answered {tier.Name} that cannot be");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
