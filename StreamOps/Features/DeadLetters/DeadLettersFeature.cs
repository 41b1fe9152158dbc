namespace StreamOps.Features.DeadLetters;

/// <summary>What was owed and given up: seen, sent again, or dropped.</summary>
public static class DeadLettersFeature
{
    public static IServiceCollection AddDeadLetters(this IServiceCollection services) =>
        services.AddScoped<DeadLetterQueries>().AddScoped<Replays>().AddScoped<Discards>();
}
