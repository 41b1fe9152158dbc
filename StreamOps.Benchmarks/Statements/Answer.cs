using System.Buffers;

namespace StreamOps.Benchmarks.Statements;

/// <summary>What an address handed out, read to its end and not kept.</summary>
/// <param name="Pages">Of a PDF, else 0.</param>
internal sealed record Answer(long Bytes, int Pages)
{
    public static readonly Answer None = new(0, 0);

    public static async Task<Answer> ReadAsync(HttpClient client, string path, CancellationToken cancel)
    {
        using var answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancel);
        await using var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancel);
        if (answer.Content.Headers.ContentType?.MediaType == "application/pdf")
        {
            using var document = new MemoryStream();
            await body.CopyToAsync(document, cancel);
            return new Answer(document.Length, PdfPages.Of(document));
        }

        var (buffer, bytes) = (ArrayPool<byte>.Shared.Rent(1 << 16), 0L);
        for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
        {
            bytes += read;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return new Answer(bytes, 0);
    }
}
