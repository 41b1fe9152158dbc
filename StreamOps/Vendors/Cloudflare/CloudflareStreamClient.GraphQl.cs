using System.Text.Json;

namespace StreamOps.Vendors.Cloudflare;

public sealed partial class CloudflareStreamClient
{
    /// <summary>Asks one node of the analytics of our account. GraphQL refuses with status 200.</summary>
    /// <param name="node">What the query asks below the account.</param>
    /// <param name="variables">Of the query, given the account.</param>
    /// <returns>The list under the node.</returns>
    private async Task<JsonElement> AskGraphQlAsync(string node, string query, Func<string?, object> variables, CancellationToken cancel)
    {
        var settings = Configured();
        var request = new VendorRequest(Vendor, CloudflareHosts.GraphQl.Name, VendorAddress.Of(Vendor, settings.ApiBaseUrl, "", "graphql"))
        {
            Authorization = Bearer(settings),
            BodyLimit = VendorRequest.ListBody,
            Json = JsonSerializer.SerializeToUtf8Bytes(new { query, variables = variables(settings.AccountId) }),
        };
        var json = (await http.AskAsync(request, cancel)).Json;
        if (json.Field("errors") is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) })
        {
            var said = json.Items("errors").Select(e => e.Text("message")).FirstOrDefault(m => m is not null);
            throw Bad($"refused the query: {said ?? "no reason given"}");
        }

        var accounts = json.Field("data").Field("viewer").Items("accounts").ToList();
        return accounts is [var account] && account.Field(node) is { ValueKind: JsonValueKind.Array } groups
            ? groups
            : throw Bad("answered analytics without the account");
    }
}
