namespace StreamOps.Components;

/// <summary>
/// Whom figures and instants are written for. <see cref="Show"/> asks for it at every figure, so no page has to hand it through.
/// <para>
/// It flows with the request, as <c>CultureInfo.CurrentCulture</c> does, and is not that culture on purpose: model binding reads forms by the
/// current culture, and would take the 0.99 of a number field for 99 where people write 0,99. Jobs, mails, the API and files have no reader and
/// stay in UTC with 1,234.56.
/// </para>
/// </summary>
/// <param name="Zone">Instants are shown in it. Days and months are cut in the billing zone, whoever reads.</param>
public sealed record Reader(TimeZoneInfo Zone, NumberStyle Numbers)
{
    private static readonly AsyncLocal<Reader?> current = new();

    /// <summary>Nobody in particular.</summary>
    public static Reader Anybody { get; } = new(TimeZoneInfo.Utc, NumberStyle.Point);

    /// <summary>Whom this request is answered for.</summary>
    public static Reader Current => current.Value ?? Anybody;

    /// <summary>From here on, in this request and in nothing that called it.</summary>
    public static void Is(Reader reader) => current.Value = reader;
}
