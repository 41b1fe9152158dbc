namespace StreamOps.Platform.Access;

/// <summary>What a caller without a session, or with too little, is told: a person gets a page, a program a problem document.</summary>
internal static class SessionChallenge
{
    public static Task AskAsync(HttpContext context)
    {
        if (MachinePaths.Contain(context.Request.Path))
        {
            return Problems.UnauthorizedAsync(context);
        }

        // Relative, so that a forged Host header leads nowhere. Only what was asked for by GET can be asked for again.
        var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.PathBase + context.Request.Path + context.Request.QueryString.Value : "/";
        context.Response.Redirect($"{context.Request.PathBase}/account/login?returnUrl={Uri.EscapeDataString(back)}");
        return Task.CompletedTask;
    }

    public static Task DenyAsync(HttpContext context)
    {
        if (MachinePaths.Contain(context.Request.Path))
        {
            return Problems.ForbiddenAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
