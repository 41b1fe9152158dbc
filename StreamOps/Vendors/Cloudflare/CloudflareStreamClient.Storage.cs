namespace StreamOps.Vendors.Cloudflare;

public sealed partial class CloudflareStreamClient
{
    /// <summary>Minutes stored now. There is no history: take a snapshot a day.</summary>
    public async Task<StorageUsage> GetStorageUsageAsync(CancellationToken cancel = default)
    {
        var json = await AskApiAsync("", ["storage-usage"], VendorRequest.SmallBody, cancel);
        return json.Number("totalStorageMinutes") is >= 0 and { } stored
            ? new StorageUsage(stored, json.Number("totalStorageMinutesLimit") is >= 0 and { } bought ? bought : null, json.Count("videoCount"))
            : throw Bad("answered stored minutes that cannot be");
    }
}
