namespace StreamOps.Features.DeadLetters;

/// <summary>What was owed and given up: seen, and sent again.</summary>
public static class DeadLettersFeature
{
    public static IServiceCollection AddDeadLetters(this IServiceCollection services) =>
        services.AddScoped<DeadLetterQueries>().AddScoped<Replays>();
}
