using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Diagnosis;

/// <summary>The diagnosis' registrations.</summary>
public static class DiagnosisFeature
{
    /// <summary>Registers the diagnosis.</summary>
    public static IServiceCollection AddDiagnosis(this IServiceCollection services) => services.AddSingleton<DiagnosisService>();
}
