using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamOps.Features.Shared;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>The month by mail: recipients, promises, log.</summary>
internal static class DeliveryFeature
{
    public static void AddReportDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(DeliveryOptions.From(configuration));
        services.AddSingleton<DeliveryLinks>();
        services.TryAddScoped<MailRenderer>();
        services.TryAddScoped<TestDelivery>();
        services.AddScoped<RecipientStop>().AddScoped<DeliveryBars>();
        services.AddScoped<RecipientStore>().AddScoped<DeliveryLog>().AddScoped<DeliveryDesk>();
        services.AddScoped<ReportLetters>().AddScoped<DeliveryMails>().AddScoped<DeliveryTest>();
    }
}
