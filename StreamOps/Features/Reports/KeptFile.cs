using StreamOps.Data;
using StreamOps.Data.Reports;

namespace StreamOps.Features.Reports;

/// <summary>A kept file as it goes out, part by part, with its length told before, so that who saves it sees how far it is and whether it is whole.</summary>
public sealed class KeptFile(StreamOpsDb db, ReportFileRow file, byte[] mark) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentLength = mark.Length + file.Size;
        return TypedResults.Stream(body => WriteAsync(body, httpContext), file.ContentType, file.Name).ExecuteAsync(httpContext);
    }

    private async Task WriteAsync(Stream body, HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        await body.WriteAsync(mark, context.RequestAborted);
        await ReportContent.CopyAsync(db, file.Id, body, context.RequestAborted);
    }
}
